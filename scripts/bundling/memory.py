"""The memory of an instance that an index travels with: its temporary folder is memory, too."""

from __future__ import annotations

from moviesearch.errors import SetupError

MIB = 1 << 20
SIZES = {
    "256Mi": 256 * MIB,
    "512Mi": 512 * MIB,
    "1Gi": 1024 * MIB,
    "2Gi": 2048 * MIB,
    "4Gi": 4096 * MIB,
}

# As `python -m scripts.benchmark index` measures inside gVisor, rounded up: what a function takes
# with hardly an index, once it has answered with all that it has, and what is added by each byte
# that an index holds.
FIXED = {"search": 272 * MIB, "recommend": 320 * MIB}
BY_HELD = 1.2


def needed(name: str, held: int) -> int:
    """Bytes of memory that a function needs with an index that holds this many, holes left out."""
    return FIXED[name] + round(held * BY_HELD)


def check(held: int, memory: str) -> None:
    """Refuse an index that one of the functions has no room for. Raises SetupError."""
    name = max(FIXED, key=lambda one: needed(one, held))
    wanted = needed(name, held)
    if wanted > SIZES[memory]:
        larger = next((one for one, size in SIZES.items() if size >= wanted), None)
        remedy = f"Choose --memory {larger}" if larger else "Use Qdrant Cloud"
        raise SetupError(
            f"{name} would need {wanted / MIB:.0f} MiB of memory with this index, which takes "
            f"{held / MIB:.0f} MiB unpacked, and an instance of {memory} has less. {remedy}, or "
            "upload fewer movies."
        )
