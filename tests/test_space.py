"""A full disk: refused before, stopped in time, said if not; a reader of the live index lives on.

The disks are small ones, mounted for the test: that takes root on Linux.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import threading

import pytest

from catalogue import MOVIES, ROOT, STARTER, fill, movie
from moviesearch.constraints import Filters
from moviesearch.errors import IndexUnavailable
from moviesearch.index import open_index, room
from moviesearch.index.edge import BUILDS, EdgeIndex, live_build
from scripts import guard
from scripts.files import replaced
from scripts.ingestion import space
from scripts.ingestion.catalogue import read_catalogue
from scripts.ingestion.tmdb import as_line
from servers.gemini import KEY

MIB = 1 << 20
SECONDS = 120
COUNT = 400
FILMS = [
    movie(number, f"Film {number}", f"A story about lighthouse number {number} and its keeper.")
    for number in range(1, COUNT + 1)
]

# Answers as often as it is asked to, by a line.
READER = """
import sys
from pathlib import Path
import scripts
from moviesearch.constraints import FACETS, Filters
from moviesearch.index.edge import DENSE, EdgeIndex
from moviesearch.index.query import Query, Retriever
index = EdgeIndex.open(Path(sys.argv[1]))
for line in sys.stdin:
    vector = [1.0] * index.manifest.dimensions
    hits = index.query(Query((Retriever("dense", DENSE, vector),), 5))
    index.similar(hits[0].movie.id, 3, Filters())
    index.sample(3, Filters())
    for facet in FACETS:
        index.facet(facet, Filters())
    print(len(hits), flush=True)
"""

# An upload that watches no disk, so that what the engine does on a full one can be seen.
BLIND = """
import sys
import scripts.upload
from scripts.ingestion import space
from scripts.ingestion.catalogue import read_catalogue
space.RESERVE = space.HELD_OPEN = 0
space.check = lambda *_: None
scripts.upload.guarded()
scripts.upload.main()
"""


def run(*command, **options):
    return subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=SECONDS, **options
    )


@pytest.fixture(params=["ext4", "tmpfs"])
def disk(request, tmp_path):
    """A small file system of its own, 400 MiB of a kind."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mkfs.ext4"):
        pytest.skip("mounting a small disk takes root on Linux, and mkfs.ext4")
    folder, image = tmp_path / "disk", tmp_path / "disk.img"
    folder.mkdir()
    if request.param == "tmpfs":
        mounted = run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", str(folder))
    else:
        with image.open("wb") as file:
            file.truncate(400 * MIB)
        run("mkfs.ext4", "-q", "-m", "0", str(image))
        mounted = run("mount", "-o", "loop", str(image), str(folder))
    if mounted.returncode:
        pytest.skip(f"a {request.param} can't be mounted here: {mounted.stderr.strip()}")
    yield folder
    run("umount", "-l", str(folder))


def free(folder):
    return shutil.disk_usage(folder).free


def filled(disk, leave):
    """What another program leaves of a disk, by a file that the caller removes again."""
    filler = disk / "filler"
    with filler.open("ab") as file:
        while (rest := free(disk) - leave) > 0:
            try:
                os.posix_fallocate(file.fileno(), file.seek(0, os.SEEK_END), min(rest, 8 * MIB))
            except OSError as error:
                if error.errno != errno.ENOSPC or rest < MIB:
                    break
    return filler


def environ(folder, gemini):
    return {
        "PATH": os.environ["PATH"],
        "GEMINI_API_KEY": KEY,
        "GEMINI_BASE_URL": gemini.server.url,
        "EMBEDDING_DIMENSIONS": "256",
        "INDEX_PATH": str(folder),
        "VECTOR_CACHE": str(folder.parent.parent / "vectors"),  # on a disk with room
    }


@pytest.fixture
def upload(disk, gemini, tmp_path):
    """The upload's command in a process of its own, into a folder on the small disk."""
    catalogue = tmp_path / "films.jsonl"
    catalogue.write_text("".join(map(as_line, FILMS)), "utf-8")

    def uploaded(*command):
        command = command or ("-m", "scripts.upload")
        return run(
            sys.executable,
            *command,
            "run",
            str(catalogue),
            cwd=ROOT,
            env=environ(disk / "index", gemini),
        )

    return uploaded


@pytest.fixture
def reader(disk, settings):
    """A live index on the small disk, and a process that has it open: `ask` has it answer."""
    fill(settings(INDEX_PATH=str(disk / "index")), MOVIES)
    process = subprocess.Popen(
        [sys.executable, "-c", READER, str(disk / "index")],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def ask():
        process.stdin.write("?\n")
        process.stdin.flush()
        return process.stdout.readline().strip()

    assert ask() == "5"
    yield ask
    process.stdin.close()
    ended = process.wait(SECONDS)
    process.stdout.close()

    assert ended == 0


def texts(gemini):
    """How many documents were embedded."""
    asked = [one.body for one in gemini.server.requests if "batchEmbed" in one.path]
    parts = [each["content"]["parts"][0]["text"] for one in asked for each in one["requests"]]
    return sum(text.startswith("title: ") for text in parts)


def told(outcome):
    """The one line that a failed upload ends with."""
    assert outcome.returncode == 1, outcome
    [line] = [line for line in outcome.stderr.splitlines() if line.startswith("Error: ")]
    assert "Traceback" not in outcome.stderr
    return line


def test_an_upload_without_room_is_refused_before_anything_is_paid_for(disk, upload, gemini):
    filled(disk, leave=48 * MIB)
    line = told(upload())

    assert f"There is no room for this upload in {disk / 'index'}" in line
    assert "48 MiB are free" in line
    assert "Free space there, let INDEX_PATH name a folder" in line
    assert gemini.server.requests == []
    assert not (disk / "index" / BUILDS).exists()


def test_a_disk_that_another_program_fills_stops_the_upload_and_no_reader(
    disk, upload, gemini, reader, monkeypatch
):
    answered = gemini.api.__class__.__call__

    def while_it_fills(self, request):
        if texts(gemini) == 300:  # what is embedded goes elsewhere, and on
            filled(disk, leave=0)
        return answered(self, request)

    gemini.server.requests.clear()
    monkeypatch.setattr(gemini.api.__class__, "__call__", while_it_fills)
    line = told(upload())
    monkeypatch.undo()
    before = live_build(disk / "index")

    assert "There is no room for this upload" in line
    assert "0 MiB are free" in line
    assert texts(gemini) == COUNT
    assert reader() == "5"

    (disk / "filler").unlink()
    outcome = upload()

    assert outcome.returncode == 0, outcome.stderr
    assert texts(gemini) == COUNT
    assert live_build(disk / "index") != before
    assert reader() == "5"


@pytest.mark.parametrize("leave", [0.2, 0.4, 0.6])
def test_a_disk_that_is_full_in_the_middle_of_a_write_is_told_and_nothing_stored_is_lost(
    disk, upload, gemini, reader, leave, settings, monkeypatch
):
    filled(disk, leave=int(leave * MIB))
    line = told(upload("-c", BLIND))

    assert "disk filled up" in line or "No space left on device" in line
    assert reader() == "5"

    (disk / "filler").unlink()
    gemini.server.requests.clear()
    outcome = upload()
    there = settings(INDEX_PATH=str(disk / "index"))

    assert outcome.returncode == 0, outcome.stderr
    assert f"{COUNT} movies: " in outcome.stdout
    assert open_index(there).count(Filters()) == COUNT
    assert open_index(there).fetch([movie.id for movie in FILMS]) == FILMS
    assert all(map(any, open_index(there).vectors([movie.id for movie in FILMS])))
    assert reader() == "5"


def test_no_program_however_greedy_ends_an_upload_without_a_word(disk, upload, gemini, reader):
    greedy = subprocess.Popen(
        ["sh", "-c", f"exec dd if=/dev/zero of={disk / 'filler'} bs=1M"],
        stderr=subprocess.DEVNULL,
    )
    gemini.server.requests.clear()
    outcome = upload()
    greedy.wait(SECONDS)

    assert told(outcome)
    assert reader() == "5"

    (disk / "filler").unlink()

    assert upload().returncode == 0
    assert texts(gemini) <= COUNT


def test_vectors_that_there_is_no_room_for_are_not_paid_for(disk, gemini, tmp_path):
    catalogue = tmp_path / "films.jsonl"
    catalogue.write_text("".join(map(as_line, FILMS)), "utf-8")
    (disk / "vectors").mkdir()
    surroundings = environ(tmp_path / "index", gemini) | {"VECTOR_CACHE": str(disk / "vectors")}
    command = (sys.executable, "-m", "scripts.upload", "run", str(catalogue))
    filled(disk, leave=20 * MIB)
    line = told(run(*command, cwd=ROOT, env=surroundings))

    assert "vectors need" in line
    assert "VECTOR_CACHE" in line
    assert gemini.server.requests == []

    filled(disk, leave=0)
    assert "VECTOR_CACHE" in told(run(*command, cwd=ROOT, env=surroundings))


def opens(folder):
    """A process that opens an index and asks it once."""
    return run(
        sys.executable,
        "-c",
        READER,
        str(folder),
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        input="?\n",
    )


def test_a_published_build_opens_where_next_to_nothing_is_left(disk, settings):
    fill(settings(INDEX_PATH=str(disk / "index")), MOVIES)
    filled(disk, leave=MIB)
    outcome = opens(disk / "index")

    assert outcome.returncode == 0, outcome
    assert outcome.stdout == "5\n"


def test_a_reader_that_finds_a_full_disk_says_so(disk, settings):
    fill(settings(), MOVIES)
    run("cp", "-r", "--sparse=always", str(settings().index_path), str(disk / "index"))
    filled(disk, leave=0)
    outcome = opens(disk / "index")

    assert outcome.returncode == 1, outcome
    assert "IndexUnavailable: The" in outcome.stderr
    assert "No space left on device" in outcome.stderr or "opening takes" in outcome.stderr


@pytest.mark.parametrize("command", ["scripts.prepare", "scripts.upload"])
def test_a_catalogue_and_rejects_that_find_no_room_leave_what_was_there(disk, gemini, command):
    export, catalogue = disk / "export.csv", disk / "films.jsonl"
    rows = [f"{one.id},{one.title},{one.overview},Released,2000-01-01,5" for one in FILMS]
    head = "id,title,overview,status,release_date,vote_count"
    export.write_text("\n".join([head, *rows, "x,Bad,Bad row,Released,2000-01-01,5"]))
    catalogue.write_text("not a movie, in many words\n" * 500)
    rejects = disk / f"films.{command.partition('.')[2]}-rejects.jsonl"
    rejects.write_text("the earlier ones")
    earlier = catalogue.read_bytes()
    filled(disk, leave=0)
    arguments = [str(export), str(catalogue)] if "prepare" in command else ["run", str(catalogue)]
    outcome = run(
        sys.executable, "-m", command, *arguments, cwd=ROOT, env=environ(disk / "index", gemini)
    )

    assert "No space left on device: " in told(outcome)
    assert catalogue.read_bytes() == earlier
    assert rejects.read_text() == "the earlier ones"
    assert {path.name for path in disk.iterdir()} <= {
        "export.csv",
        "films.jsonl",
        rejects.name,
        "filler",
        "lost+found",
    }


@pytest.fixture
def left(monkeypatch):
    """Sets how many bytes the disk is said to have free."""

    def leaves(size):
        usage = shutil.disk_usage("/")._replace(free=size)
        monkeypatch.setattr("scripts.ingestion.space.shutil.disk_usage", lambda _: usage)
        monkeypatch.setattr("scripts.ingestion.space.is_memory", lambda _: False)

    return leaves


def test_a_refusal_says_what_is_there_needed_and_missing(left, tmp_path):
    left(100 * MIB)
    with pytest.raises(IndexUnavailable) as refusal:
        space.check(tmp_path / "not" / "there", 10_000, 768)

    said = str(refusal.value)
    assert "10,000 movies of 768 dimensions take up to 218 MiB, 64 MiB of it a reserve" in said
    assert "100 MiB are free, 118 MiB are missing" in said
    assert not (tmp_path / "not").exists()


def test_what_an_unfinished_build_holds_is_counted_as_there(left, settings, tmp_path):
    half = tmp_path / "index" / BUILDS / "half"
    half.mkdir(parents=True)
    (half / "page_0.dat").write_bytes(bytes(range(256)) * 4 * (MIB // 256 // 4) * 20)
    left(space.needed(10_000, 256) + space.RESERVE - 10 * MIB)
    space.check(tmp_path / "index", 10_000, 256)
    (half / "manifest.json").write_text("{}")

    with pytest.raises(IndexUnavailable, match="10 MiB are missing"):
        space.check(tmp_path / "index", 10_000, 256)


def test_a_write_leaves_the_reserve_and_optimising_needs_a_copy_beside_it(left, tmp_path):
    (tmp_path / "segment").write_bytes(b"x" * 40 * MIB)
    left(space.RESERVE + 40 * MIB)
    space.before_write(tmp_path)

    with pytest.raises(IndexUnavailable, match=r"less than the 11\d MiB that optimising"):
        space.before_optimise(tmp_path)
    left(space.RESERVE - 1)
    with pytest.raises(IndexUnavailable, match="What was stored stays"):
        space.before_write(tmp_path)


@pytest.mark.parametrize("dimensions", [256, 768])
def test_a_movie_takes_no_more_than_is_reckoned_with(settings, on_disk, dimensions):
    """While a large index is optimised it is there twice: 2.2 times what was written, at most."""
    films, _ = read_catalogue(STARTER)
    taken = []
    for count in (50, 550):  # what each index takes whatever it holds is in both
        folder = on_disk / str(count)
        fill(settings(EMBEDDING_DIMENSIONS=str(dimensions), INDEX_PATH=str(folder)), films[:count])
        taken.append(space.allocated(folder))

    each = (taken[1] - taken[0]) / 500
    assert 2.2 * each <= space.BYTES_A_DIMENSION * dimensions + space.BYTES_A_MOVIE
    assert taken[0] <= space.needed(50, dimensions)


def test_memory_is_told_by_where_a_folder_is_mounted(tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    inside = tmp_path / "a b" / "deep"
    inside.mkdir(parents=True)
    escaped = str(inside.parent).replace(" ", "\\040")
    mounts.write_text(f"/dev/vda / ext4 rw 0 0\ntmpfs {escaped} tmpfs rw 0 0\n")
    monkeypatch.setattr(room, "MOUNTS", mounts)

    assert room.is_memory(inside)
    assert not room.is_memory(tmp_path)
    monkeypatch.setattr(room, "MOUNTS", tmp_path / "none")
    assert not room.is_memory(inside)


def test_an_index_in_memory_that_has_no_room_to_open_is_refused(settings, on_disk, monkeypatch):
    folder = on_disk / "index"
    fill(settings(INDEX_PATH=str(folder)), MOVIES)
    needs = room.holes(folder / BUILDS / live_build(folder))
    monkeypatch.setattr(room, "is_memory", lambda _: True)
    usual = os.statvfs(folder)
    left = {"f_bavail": (needs - MIB) // usual.f_frsize}
    monkeypatch.setattr(room.os, "statvfs", lambda _: _Stat(usual, left))
    with pytest.raises(IndexUnavailable, match=r"opening takes \d+ MiB and \d+ MiB are free"):
        EdgeIndex.open(folder).count(Filters())
    left["f_bavail"] = needs // usual.f_frsize + 1

    assert EdgeIndex.open(folder).count(Filters()) == len(MOVIES)


class _Stat:
    def __init__(self, usual, changes):
        self.f_frsize, self.f_blocks = usual.f_frsize, usual.f_blocks
        self.f_bavail = changes["f_bavail"]


def test_a_file_that_finds_no_room_is_named_and_its_earlier_content_stays(tmp_path, monkeypatch):
    path = tmp_path / "rejects.jsonl"
    path.write_text("earlier")

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("scripts.files.os.fsync", full)
    with pytest.raises(OSError, match=rf"No space left on device: '{path}'"), replaced(path) as out:
        out.write(b"later")

    assert path.read_text() == "earlier"
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


GUARDED = "from scripts.guard import guarded; guarded(); import os, sys, signal, time;"
linux = pytest.mark.skipif(sys.platform != "linux", reason="a guard stands on Linux only")


@linux
@pytest.mark.parametrize(
    ("ends", "status", "said"),
    [
        ("print('done')", 0, ""),
        ("sys.exit(3)", 3, ""),
        ("os.kill(os.getpid(), signal.SIGBUS)", 1, guard.FULL),
        ("os.kill(os.getpid(), signal.SIGKILL)", -signal.SIGKILL, ""),
        ("os.kill(os.getppid(), signal.SIGTERM); signal.pause()", -signal.SIGTERM, ""),
        ("os.kill(os.getppid(), signal.SIGINT); signal.pause()", 130, "Stopped."),
    ],
    ids=["well", "status", "full", "killed", "terminated", "interrupted"],
)
def test_a_guarded_command_ends_as_it_would_alone_but_says_that_the_disk_is_full(
    ends, status, said
):
    caught = f"{GUARDED}\ntry:\n    {ends}\nexcept KeyboardInterrupt:\n    "
    outcome = run(
        sys.executable, "-c", f"{caught}sys.stderr.write('Stopped.'); sys.exit(130)", cwd=ROOT
    )

    assert outcome.returncode == status
    assert said in outcome.stderr
    assert bool(outcome.stderr) == bool(said)


@linux
def test_a_guarded_command_does_not_outlive_the_process_that_was_started():
    script = f"{GUARDED} print('up', flush=True); signal.pause()"
    process = subprocess.Popen(
        [sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "up\n"
    process.kill()

    assert process.communicate(timeout=SECONDS)[0] == ""  # ends when nobody can write there
    assert process.returncode == -signal.SIGKILL


def test_folders_may_come_and_go_while_their_size_is_counted(tmp_path):
    """As the engine's do where another upload writes beside: one in many died of it."""
    is_over = threading.Event()

    def churn():
        while not is_over.is_set():
            (tmp_path / "build" / "segments" / "one").mkdir(parents=True)
            (tmp_path / "build" / "segments" / "one" / "page.dat").write_bytes(b"x")
            shutil.rmtree(tmp_path / "build")

    engine = threading.Thread(target=churn)
    engine.start()
    try:
        sizes = {space.allocated(tmp_path) for _ in range(2_000)}
    finally:
        is_over.set()
        engine.join()

    assert 0 in sizes
    assert len(sizes) > 1
