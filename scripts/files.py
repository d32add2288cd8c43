"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


@contextmanager
def replaced(path: Path) -> Iterator[IO[bytes]]:
    """A file to write, which takes the place of `path` once the block is left without an error.

    Until then an earlier file stays as it was. The draft's name is its own: one made from `path`
    could be the name of somebody's file.

    Raises:
        OSError: the folder can't be written, or the disk is full.
    """
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as draft:
            os.fchmod(descriptor, 0o666 & ~_umask())
            yield draft
            draft.flush()
            os.fsync(descriptor)
        os.replace(name, path)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno in NO_ROOM and error.filename is None:
            error.filename = str(path)  # of a write, the system tells everything but where
        raise


def _umask() -> int:
    """What a plain `open` takes off a new file's mode; `mkstemp` alone leaves it to its owner."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
