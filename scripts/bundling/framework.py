"""One function under functions-framework, from its bundle alone, as the cloud lays it out."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from dotenv import dotenv_values

from scripts.paths import ROOT

DOTENV = Path(".env")


def command(name: str, host: str, port: int, source: str = "main.py") -> list[str]:
    """What starts a function: by default the one in the folder that it is started in."""
    framework = Path(sys.executable).parent / "functions-framework"
    address = ["--host", host, "--port", str(port)]
    return [str(framework), "--source", source, "--target", name, *address]


def environment(environ: Mapping[str, str], dotenv: Path = DOTENV) -> dict[str, str]:
    """The environment as an instance has it: no PYTHONPATH, all settings in it.

    A bundle holds no `.env`, so what stands there is passed on; INDEX_PATH is made absolute, since
    the function runs in another folder; and byte code is kept out of the bundle.
    """
    values = {name: value for name, value in dotenv_values(dotenv).items() if value}
    values.update(environ)
    values.pop("PYTHONPATH", None)
    values["INDEX_PATH"] = str(Path(values.get("INDEX_PATH") or ".index").absolute())
    values["PYTHONPYCACHEPREFIX"] = str(ROOT / ".cache" / "bytecode")
    return values


def serve(folder: Path, arguments: list[str]) -> NoReturn:
    """Become functions-framework in a bundle's folder; does not return."""
    environ = environment(os.environ)
    os.chdir(folder)
    os.execve(arguments[0], arguments, environ)  # noqa: S606  our own interpreter's neighbour
