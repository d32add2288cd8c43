"""From a catalogue file to a live index: read, plan, embed, store, verify, switch over."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click

from moviesearch.embedding import Identity
from moviesearch.errors import IndexMismatch, IndexUnavailable
from moviesearch.index.schema import document
from moviesearch.movie import Movie
from moviesearch.settings import Settings
from scripts.costs.prices import PriceList, read_prices
from scripts.ingestion.catalogue import lines_of, read_catalogue
from scripts.ingestion.cosines import probes
from scripts.ingestion.embedding import CONCURRENCY, CachedEmbedder, open_cached
from scripts.ingestion.plan import Changes, Embedding, Plan, in_qdrant, summary, to_embed
from scripts.ingestion.quota import Limits
from scripts.ingestion.rejects import Reject, rejects_path, write_rejects
from scripts.ingestion.store import Store
from scripts.ingestion.stores import Cluster, open_store
from scripts.ingestion.tiers import Tier, limits_of, price_of
from scripts.ingestion.upload import Report, describe, upload
from scripts.progress import notice, progress


@dataclass(frozen=True)
class Choices:
    """What somebody may choose of an upload.

    Attributes:
        tier: whose quotas to keep to; None for the first paid one until the API says otherwise.
        rpm, tpm, rpd: texts and tokens a minute and texts a day, instead of the tier's.
        concurrency: requests in flight.
        limit: how many of the catalogue's movies, from its first on; None for all.
        cluster: how a new collection is laid out.
        ask: whether to ask before money is spent.
    """

    tier: Tier | None = None
    rpm: int | None = None
    tpm: int | None = None
    rpd: int | None = None
    concurrency: int = CONCURRENCY
    limit: int | None = None
    cluster: Cluster = field(default_factory=Cluster)
    ask: bool = False

    def limits(self, prices: PriceList) -> Limits:
        """What may be sent."""
        limits = limits_of(self.tier or "1", prices)
        return Limits(
            self.rpm or limits.texts_a_minute,
            self.tpm or limits.tokens_a_minute,
            self.rpd or limits.texts_a_day,
        )

    def fallback(self, prices: PriceList) -> Limits | None:
        """The free tier's limits, where nothing was chosen."""
        chosen = self.tier or self.rpm or self.tpm or self.rpd
        return None if chosen else limits_of("free", prices)


def plan_of(catalogue: Path, settings: Settings, choices: Choices) -> Plan:
    """What an upload would do. Nothing is sent to the embedder, and nothing written.

    Raises:
        MovieSearchError: settings or index refuse.
        OSError: the catalogue can't be read.
    """
    movies, _ = _read(catalogue, choices.limit)
    prices = read_prices()
    with open_store(settings) as store, _embedder(settings, choices, prices) as embedder:
        embedding = _to_embed(movies, embedder, choices, prices)
        return _plan(movies, store.live(), embedding, embedder.identity, choices, prices)


def upload_catalogue(
    catalogue: Path, settings: Settings, choices: Choices | None = None, *, automatic: bool = False
) -> list[Reject]:
    """Upload a catalogue and say what was done; returns what was left out.

    Args:
        catalogue: a `.jsonl` file.
        settings: where it goes, and who embeds it.
        choices: what was chosen.
        automatic: whether nobody asked for it by name, so that it may be replaced unasked.

    Raises:
        DaySpent: a day's quota is used up; the same call goes on from there.
        MovieSearchError: settings, embedder or index refuse; the live index is as it was.
        OSError: a file can't be read or written.
    """
    choices = choices or Choices()
    movies, rejects = _read(catalogue, choices.limit)
    prices = read_prices()
    with (
        open_store(settings, choices.cluster) as store,
        _embedder(settings, choices, prices) as embedder,
    ):
        embedding = _to_embed(movies, embedder, choices, prices)
        if embedding.texts:  # before anything is paid for
            store.check(len(movies), embedder.identity.dimensions)
        if embedding.usd and choices.ask and sys.stdin.isatty():
            plan = _plan(movies, _live(store), embedding, embedder.identity, choices, prices)
            click.echo(summary(plan, embedder.identity), err=True)
            if not click.confirm("Go on?", default=True, err=True):
                raise click.ClickException("Nothing was embedded or written.")
        embedded, refused = _embed(movies, embedder, embedding, catalogue)
        movies = [movie for movie in movies if movie.id not in refused]
        rejects += refused.values()
        _write(rejects, catalogue)
        if not movies:
            raise click.ClickException("Every text was refused; the index was left as it is.")
        build = describe(movies, embedder.identity, catalogue.name, automatic=automatic)
        with progress("Storing", len(movies), "movies") as advance:
            report = upload(movies, build, embedder=embedder, store=store, progress=advance)
        click.echo(_told(report, len(movies), embedded))
        if report.note:
            click.echo(f"It was there already and stays as it is: {report.note}.", err=True)
    return rejects


@contextmanager
def _embedder(settings: Settings, choices: Choices, prices: PriceList) -> Iterator[CachedEmbedder]:
    with open_cached(
        settings,
        choices.limits(prices),
        concurrency=choices.concurrency,
        free_tier=choices.fallback(prices),
        told=notice,
    ) as embedder:
        yield embedder


def _read(catalogue: Path, limit: int | None) -> tuple[list[Movie], list[Reject]]:
    movies, rejects = read_catalogue(catalogue)
    if not movies:
        _write(rejects, catalogue)
        raise click.ClickException(
            f"{catalogue} holds no movie; the index was left as it is. A catalogue has a movie as "
            "JSON on each line: `python -m scripts.prepare` makes one of a CSV export."
        )
    return movies[:limit], rejects


def _write(rejects: list[Reject], catalogue: Path) -> None:
    path = rejects_path(catalogue, "upload")
    write_rejects(rejects, path)
    if rejects:
        were = "line was" if len(rejects) == 1 else "lines were"
        click.echo(f"{len(rejects):,} {were} rejected: see {path}", err=True)


def _live(store: Store) -> dict[int, str]:
    """What is live; nothing where that can't be read, which the upload then replaces."""
    try:
        return store.live()
    except (IndexMismatch, IndexUnavailable):
        return {}


def _to_embed(
    movies: Sequence[Movie], embedder: CachedEmbedder, choices: Choices, prices: PriceList
) -> Embedding:
    price = price_of(embedder.identity, prices)
    limits = choices.limits(prices) if price else None
    return to_embed(movies, embedder, limits, None if choices.tier == "free" else price)


def _plan(  # noqa: PLR0913  each is a separate fact of the run
    movies: Sequence[Movie],
    live: dict[int, str],
    embedding: Embedding,
    identity: Identity,
    choices: Choices,
    prices: PriceList,
) -> Plan:
    quantize = choices.cluster.quantize
    size = in_qdrant(len(movies), len(live), identity.dimensions, prices, quantize=quantize)
    return Plan(len(movies), Changes.of(movies, live), embedding, size)


def _embed(
    movies: Sequence[Movie], embedder: CachedEmbedder, planned: Embedding, catalogue: Path
) -> tuple[int, dict[int, Reject]]:
    """Embed what the cache lacks.

    Returns how many documents that were, and the movies that the embedder refuses, by id.
    """
    if not planned.texts:
        return 0, {}
    tokens = texts = 0
    usd_a_token = planned.usd / max(planned.tokens, 1)

    def spent() -> str:
        return f"{tokens:,} tokens, ${tokens * usd_a_token:.4f}" if usd_a_token else ""

    label = f"Embedding with {embedder.identity.model}"
    with progress(label, planned.texts, "texts", note=spent) as advance:

        def embedded(count: int, more: int) -> None:
            nonlocal tokens, texts
            tokens, texts = tokens + more, texts + count
            advance(count)

        refusals = embedder.fill("document", map(document, movies), embedded)
        reasons = {one.text.sent: one.reason for one in refusals}
        refused = {
            movie.id: reasons[text]
            for movie in (movies if reasons else ())
            if (text := embedder.document_text(document(movie))) in reasons
        }
        documents = texts
        kept = [movie for movie in movies if movie.id not in refused]
        embedder.fill("query", probes(kept), embedded)
    lines = lines_of(catalogue, refused)
    return documents, {
        one: Reject(catalogue.name, lines[one], "text", reason) for one, reason in refused.items()
    }


def _told(report: Report, total: int, embedded: int) -> str:
    noun = "movie" if total == 1 else "movies"
    return (
        f"{total:,} {noun}: {embedded:,} embedded, {report.stored:,} stored, "
        f"{report.unchanged:,} already there, {report.removed:,} removed. Live: {report.live}"
    )
