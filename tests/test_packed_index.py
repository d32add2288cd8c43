"""An index that travels in one file: packed with its holes, unpacked where it can be written."""

from __future__ import annotations

import logging
import shutil
import subprocess
import sys
import tarfile
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from catalogue import MOVIES, ROOT, fill
from moviesearch.constraints import Filters
from moviesearch.errors import IndexMismatch, IndexUnavailable, SettingsError
from moviesearch.index import open_index
from moviesearch.index.edge import EdgeIndex
from moviesearch.index.packed import hash_file, unpacked
from scripts.bundling.archives import sha256, write_end, write_sparse
from scripts.bundling.index import pack
from scripts.ingestion.stores import open_store

MB = 1_000_000
HOLE = bytes(8 * MB)
OPEN = """
import sys
from pathlib import Path
from moviesearch.constraints import Filters
from moviesearch.index.edge import EdgeIndex
from moviesearch.index.packed import unpacked
folder = unpacked(Path(sys.argv[1]))
index = EdgeIndex.open(folder)
print(index.count(Filters()), folder, flush=True)
"""


@pytest.fixture
def room(tmp_path, monkeypatch):
    """The temporary folder, empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def packed(settings, tmp_path, room):
    """The small catalogue, packed; what packing it unpacked for its own check is out of the way."""
    fill(settings(), MOVIES)
    archive = tmp_path / "source" / "index.tar"
    archive.parent.mkdir()
    made = pack(settings().index_path, archive, settings())
    for folder in room.iterdir():
        shutil.rmtree(folder)
    return made


def child(archive, room, code=OPEN, **options):
    """A process of its own that opens the packed index."""
    environ = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "functions"), "TMPDIR": str(room)}
    return subprocess.Popen(
        [sys.executable, "-c", code, str(archive)],
        env=environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        HOLE,
        HOLE + b"end",
        b"start" + HOLE,
        b"a" * 5000 + HOLE + b"b" * 4097 + HOLE + b"c",
        b"no hole" * 9999,
    ],
    ids=["empty", "byte", "all hole", "hole first", "hole last", "holes between", "no hole"],
)
def test_a_file_comes_out_as_it_went_in_with_its_holes(tmp_path, content):
    source, archive = tmp_path / "source", tmp_path / "a.tar"
    source.write_bytes(content)
    with archive.open("wb") as out:
        held = write_sparse(out, "folder/file", source)
        write_end(out)
    with tarfile.open(archive) as tar:
        tar.extraction_filter = lambda member, _: member
        tar.extractall(tmp_path / "python")  # noqa: S202  written a moment ago
    unpackers = ["python"]
    if shutil.which("tar") and "GNU" in subprocess.check_output(["tar", "--version"], text=True):
        (tmp_path / "gnu").mkdir()
        subprocess.run(["tar", "-C", tmp_path / "gnu", "-xf", archive], check=True)
        unpackers.append("gnu")

    for unpacker in unpackers:
        out = tmp_path / unpacker / "folder" / "file"
        assert out.read_bytes() == content
        if len(content) > MB:
            assert out.stat().st_blocks * 512 < MB
    assert held <= archive.stat().st_size
    assert archive.stat().st_size < MB


def test_the_packed_index_holds_the_live_build_alone_and_answers_as_it_did(settings, packed):
    with tarfile.open(packed.archive) as tar:
        names = tar.getnames()
    small = settings(INDEX_PATH=str(packed.archive))

    assert f"builds/{packed.manifest.name}/manifest.json" in names
    assert not [name for name in names if "temp_segments" in name or "LOCK" in name]
    assert open_index(small).manifest == packed.manifest
    assert open_index(small).count(Filters()) == len(MOVIES)
    assert open_index(small).fetch([1, 4]) == [MOVIES[0], MOVIES[3]]
    assert packed.held < packed.archive.stat().st_size < 3 * MB


def test_the_same_index_gives_the_same_file_whoever_opened_it_meanwhile(settings, packed, tmp_path):
    again = tmp_path / "again.tar"
    for _ in range(5):  # the engine writes its own settings in any order
        EdgeIndex.open(settings().index_path).count(Filters())

        assert pack(settings().index_path, again, settings()).sha256 == packed.sha256
    assert hash_file(packed.archive).read_text() == f"{sha256(packed.archive)}  index.tar\n"


def test_only_an_index_that_the_functions_can_ask_is_packed(settings, tmp_path, room):
    fill(settings(), MOVIES)
    archive = tmp_path / "index.tar"
    with pytest.raises(IndexMismatch, match="the settings say"):
        pack(settings().index_path, archive, settings(EMBEDDING_DIMENSIONS="128"))
    local = settings(EMBEDDER="local", INDEX_PATH=str(tmp_path / "local"))
    fill(local, MOVIES)
    with pytest.raises(
        IndexMismatch, match=r"EMBEDDER=local.*Set GEMINI_API_KEY and run `make upload`"
    ):
        pack(local.index_path, archive, local)
    with pytest.raises(IndexMismatch, match="There is no usable index"):
        pack(tmp_path / "none", archive, settings())

    assert not archive.exists()


def test_nobody_writes_to_a_packed_index(settings, packed):
    with (
        pytest.raises(SettingsError, match="a packed index is only read"),
        open_store(settings(INDEX_PATH=str(packed.archive))) as store,
        store.writer(packed.manifest),
    ):
        pass


def test_a_process_unpacks_it_once_however_many_ask_at_once(packed, room):
    with ThreadPoolExecutor(8) as pool:
        folders = set(pool.map(lambda _: unpacked(packed.archive), range(32)))

    assert folders == set(room.iterdir())
    assert len(folders) == 1


def test_an_unpacked_index_that_was_swept_away_is_unpacked_again(packed, room):
    shutil.rmtree(unpacked(packed.archive))

    assert EdgeIndex.open(unpacked(packed.archive)).count(Filters()) == len(MOVIES)


def test_two_processes_have_a_folder_each_and_leave_nothing_behind(packed, room):
    waiting = OPEN + "sys.stdin.read()\nprint(len(index.fetch([1, 2, 3])))"
    first = child(packed.archive, room, waiting)
    count, folder = first.stdout.readline().split()
    second, errors = child(packed.archive, room).communicate()

    assert (count, second.split()[0], errors) == ("5", "5", "")
    assert list(room.iterdir()) == [Path(folder)] != [Path(second.split()[1])]
    assert first.communicate("") == ("3\n", "")
    assert list(room.iterdir()) == []


def test_a_fork_unpacks_its_own_and_leaves_its_parents(packed, room):
    code = OPEN + (
        "import os\n"
        "child = os.fork()\n"
        "if not child:\n"
        "    assert unpacked(Path(sys.argv[1])) != folder\n"
        "    sys.exit()\n"
        "assert os.waitpid(child, 0)[1] == 0\n"
        "print(*os.listdir(folder.parent))\n"
    )
    said, errors = child(packed.archive, room, code).communicate()
    opened, left = said.splitlines()

    assert errors == ""
    assert opened.endswith(left)
    assert list(room.iterdir()) == []


def test_the_source_may_be_read_only(packed, room, in_mounts):
    source = packed.archive.parent
    before = {path: path.stat().st_mtime_ns for path in (source, *source.iterdir())}
    for path in before:
        path.chmod(0o555)
    done = in_mounts(f"mount --bind -o ro {source} {source}", child_command(packed.archive), room)

    assert done.stdout.startswith("5 "), done.stderr
    assert {path: path.stat().st_mtime_ns for path in (source, *source.iterdir())} == before


def test_no_room_is_said_so_and_nothing_is_left(packed, room, in_mounts):
    code = OPEN.replace(
        "folder = unpacked(Path(sys.argv[1]))",
        "from moviesearch.errors import IndexUnavailable\n"
        "import os, tempfile\n"
        "try:\n"
        "    unpacked(Path(sys.argv[1]))\n"
        "except IndexUnavailable as error:\n"
        "    print(error, os.listdir(tempfile.gettempdir()))\n"
        "sys.exit()",
    )
    command = child_command(packed.archive, code)
    done = in_mounts(f"mount -t tmpfs -o size=64k tmpfs {room}", command, room)

    assert "can't be unpacked in" in done.stdout, done.stderr
    assert "No space left on device. Where that folder is memory" in done.stdout
    assert done.stdout.endswith(" []\n")


def test_a_temporary_folder_that_is_none_is_said_so(packed, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))

    with pytest.raises(IndexUnavailable, match="let TMPDIR name"):
        unpacked(packed.archive)


def flipped(archive):
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 1
    archive.write_bytes(content)


def truncated(archive):
    archive.write_bytes(archive.read_bytes()[:-9999])


def without_hash(archive):
    hash_file(archive).unlink()


def with_an_empty_hash(archive):
    hash_file(archive).write_text("")


def no_archive(archive):
    archive.write_text("something else")
    hash_file(archive).write_text(sha256(archive))


def of_another_build(archive):
    with tarfile.open(archive, "w"):
        pass
    hash_file(archive).write_text(sha256(archive))


DAMAGES = [flipped, truncated, without_hash, with_an_empty_hash, no_archive, of_another_build]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_a_503_and_a_line_that_says_what_to_do(
    damage, packed, settings, room, open_function, caplog
):
    damage(packed.archive)
    client = open_function("search", settings(INDEX_PATH=str(packed.archive)))
    with caplog.at_level(logging.ERROR):
        answer = client.get("/search?q=mars")

    assert answer.status_code == 503
    assert answer.get_json()["error"]["code"] == "not_ready"
    assert "scripts.bundle --index" in caplog.text or "make upload" in caplog.text
    assert "Traceback" not in caplog.text


def test_a_damaged_file_leaves_nothing_unpacked(packed, room):
    no_archive(packed.archive)
    with pytest.raises(IndexMismatch, match="no archive of ours"):
        unpacked(packed.archive)

    assert list(room.iterdir()) == []


def child_command(archive, code=OPEN):
    return [sys.executable, "-c", code, str(archive)]


@pytest.fixture
def in_mounts():
    """Runs a command with mounts of its own, where the system lets one."""

    def run(mount, command, room):
        unshare = ["unshare", "--user", "--map-root-user", "--mount"]
        if (
            not shutil.which("unshare")
            or subprocess.run([*unshare, "true"], check=False).returncode
        ):
            pytest.skip("no namespace of mounts is to be had here")
        environ = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "PYTHONPATH": str(ROOT / "functions"),
            "TMPDIR": str(room),
        }
        return subprocess.run(
            [*unshare, "sh", "-c", f'{mount} && exec "$@"', "sh", *command],
            env=environ,
            capture_output=True,
            text=True,
            check=False,
        )

    return run
