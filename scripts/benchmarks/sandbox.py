"""gVisor, the sandbox of first-generation Cloud Run instances, where this machine has it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence

from scripts.paths import ROOT

RUNSC = shutil.which("runsc") or str(ROOT.parent / "shared" / "tools" / "runsc")


def is_available() -> bool:
    """Whether a command can be run in the sandbox; it needs root."""
    return os.access(RUNSC, os.X_OK) and hasattr(os, "geteuid") and os.geteuid() == 0


def inside(command: Sequence[str]) -> list[str]:
    """The command, in a sandbox that sees this machine's files, writes to memory and has loopback.

    What it prints has to be read through a pipe.
    """
    return [RUNSC, "--platform=systrap", "--network=none", "do", "-quiet", *command]
