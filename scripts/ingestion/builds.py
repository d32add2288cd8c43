"""What becomes of builds: the live one, the way back, and those that nobody needs any more."""

from __future__ import annotations

from collections.abc import Sequence

from moviesearch.errors import NotFound
from scripts.ingestion.store import Store, StoredBuild


def live_of(builds: Sequence[StoredBuild]) -> StoredBuild | None:
    """The live one of these builds."""
    return next((one for one in builds if one.live), None)


def rollback(store: Store, name: str | None = None) -> StoredBuild:
    """Make an earlier build live again; returns it.

    Args:
        store: where it lies.
        name: which; by default the newest finished one that is older than the live one.

    Raises:
        NotFound: there is none.
        IndexMismatch: it is unfinished, damaged, or of another schema version.
        IndexUnavailable: the engine refuses.
    """
    with store.alone():
        builds = store.builds()
        earlier = _earlier(builds)
        chosen = name or (earlier[0].name if earlier else None)
        if chosen is None:
            raise NotFound(
                "There is no earlier build to go back to: `python -m scripts.upload status` lists "
                "what there is, and `rollback NAME` takes any finished one."
            )
        store.switch(chosen)
        return next(one for one in store.builds() if one.name == chosen)


def prune(store: Store) -> list[str]:
    """Remove all builds but the live one, its way back, and newer ones; returns their names.

    What goes: finished builds older than the one before the live one, unfinished ones, and those of
    other schema versions. What an alias names stays, whatever it is: older functions may read it.
    Without a live build nothing finished goes.
    """
    with store.alone():
        builds = store.builds()
        gone = [one for one in builds if one.manifest is None and not one.aliases]
        gone += [one for one in _earlier(builds)[1:] if not one.aliases]
        return _removed(store, gone)


def tidy(store: Store, known: Sequence[StoredBuild], before: StoredBuild | None) -> list[str]:
    """Remove what an upload made needless; returns the names.

    That is finished builds of this schema version, other than the live one and the one that was
    live before it, which functions may still be reading; and those that the live one replaces
    because they could not be opened. An unfinished build stays, to be resumed.

    Args:
        store: where they lie.
        known: the builds that were there when the upload began: one that came later is another
            upload's, about to go live.
        before: what was live before.
    """
    with store.alone():
        builds = store.builds()
        live = live_of(builds)
        if live is None or (before and before.name == live.name):
            return []
        finished = {one.name for one in known if one.manifest}
        kept = {live.name, before.name if before else live.name}
        gone = [
            one
            for one in builds
            if not one.aliases
            and (_is_replaced(one, live) or (one.name in finished and one.name not in kept))
        ]
        return _removed(store, gone)


def _earlier(builds: Sequence[StoredBuild]) -> list[StoredBuild]:
    """Finished builds that are older than the live one, newest first."""
    live = live_of(builds)
    if live is None or live.created is None:
        return []
    return [one for one in builds if one.created and one.created < live.created and not one.live]


def _is_replaced(one: StoredBuild, live: StoredBuild) -> bool:
    """Whether it is of the live one's very content, and the live one was begun in its place."""
    name = live.manifest.name if live.manifest else live.name
    return not one.live and (one.name == name or one.name.startswith(f"{name}."))


def _removed(store: Store, builds: Sequence[StoredBuild]) -> list[str]:
    names = [one.name for one in builds]
    for name in names:
        store.remove(name)
    return names
