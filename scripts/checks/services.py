"""The settings' keys and index, each tried on the service that it is for, as checks."""

from __future__ import annotations

from functools import partial
from typing import Any

from pydantic import SecretStr

from moviesearch.constraints import Filters
from moviesearch.embedding import identity_of, open_embedder
from moviesearch.explanation import Explainers
from moviesearch.explanation.brief import Brief
from moviesearch.index import open_index
from moviesearch.index.manifest import UPLOAD
from moviesearch.index.qdrant import PLAIN, alias_of
from moviesearch.movie import Movie
from moviesearch.rest import TRANSIENT, Refused, RestClient, RetryPolicy
from moviesearch.settings import OFFLINE, Settings
from scripts.checks.check import Check, Failed, Skipped

DENIED = frozenset({401, 403})
QUERY = "a lion cub grows up to be king"
KEYS = "Qdrant Cloud, the cluster's page, API Keys"
RETRIES = RetryPolicy(attempts=2, budget=15.0)  # nobody waits for a search here


def service_checks(
    settings: Settings, *, index: str, deploying: bool, ask_llm: bool = False
) -> list[Check]:
    """All of them.

    Args:
        settings: keys and addresses.
        index: where the movies are, `qdrant`, `edge` or, on a laptop, `pinecone`.
        deploying: whether the settings are to do in the cloud.
        ask_llm: whether to pay for one short answer of the LLM.
    """
    return [
        Check(
            "embedding",
            partial(_embedding, settings, deploying=deploying),
            "A key: https://aistudio.google.com/apikey, into .env as GEMINI_API_KEY.",
        ),
        Check("index", partial(_index, settings, index), _how_to_build(settings, index)),
        Check(
            "Qdrant key",
            partial(_reading_key, settings, index),
            f"{KEYS}: make one that may only read, and put it into .env as QDRANT_API_KEY; the "
            "one that may write is QDRANT_WRITE_API_KEY, which is not deployed.",
        ),
        Check(
            "writing key",
            partial(_writing_key, settings, index),
            f"{KEYS}: make one that may write, into .env as QDRANT_WRITE_API_KEY.",
        ),
        Check(
            "LLM",
            partial(_llm, settings, ask=ask_llm),
            "Look at the key, the model's name in LLM_MODELS, and the provider's quota.",
        ),
    ]


def _embedding(settings: Settings, *, deploying: bool) -> str:
    """One embedding, of the length that the settings say."""
    if deploying and settings.embedder != "gemini":
        raise Failed(f"EMBEDDER={settings.embedder} runs on a laptop only")
    embedder = open_embedder(settings, RETRIES)
    vector = embedder.embed_query(QUERY)
    return f"{embedder.identity.model} gave a vector of {len(vector)} dimensions"


def _index(settings: Settings, index: str) -> str:
    """There is one, and its vectors are those of the settings' embedder."""
    if index == "qdrant" and settings.qdrant_url is None:
        raise Failed(
            "QDRANT_URL is not set",
            "Put the cluster's address into .env, or deploy without a database: INDEX=edge.",
        )
    where = settings.embedded() if index == "edge" else settings
    manifest = open_index(where).manifest
    manifest.check(identity_of(settings))
    names = {"qdrant": alias_of(settings), "pinecone": "Pinecone, by meaning only"}
    name = names.get(index, str(settings.index_path))
    return f"{name}: {manifest.count:,} movies of {manifest.source}, by {manifest.model}"


def _how_to_build(settings: Settings, index: str) -> str:
    if index == "edge" and settings.engine != "edge":
        unset = "QDRANT_URL=" if settings.qdrant_url else "PINECONE_HOST= PINECONE_API_KEY="
        return f"`{unset} {UPLOAD}` builds it on this machine."
    return f"`{UPLOAD}` builds it."


def _reading_key(settings: Settings, index: str) -> str:
    """It may read the index, and writing is denied to it."""
    client = _client(settings, index, settings.qdrant_api_key)
    if not _may(client, f"/collections/{alias_of(settings)}"):
        raise Failed("it may not read the index")
    if _may_write(client, settings):
        raise Failed("it may write: whoever gets hold of a function could change the index")
    return "reads, and writing is denied to it"


def _writing_key(settings: Settings, index: str) -> str:
    """It may do what an upload does."""
    key = settings.qdrant_write_api_key
    client = _client(settings, index, key)
    if key is None:
        raise Skipped(f"QDRANT_WRITE_API_KEY is not set; `{UPLOAD}` needs it")
    if not _may_write(client, settings):
        raise Failed("it may not write")
    return "writes; it is not deployed"


def _llm(settings: Settings, *, ask: bool) -> str:
    """The default model has a key, and answers if it is asked."""
    explainers = Explainers(settings)
    name = explainers.default
    if name == OFFLINE:
        raise Skipped("no model of LLM_MODELS has a key: reasons are sentences from the facts")
    if not ask:
        return f"{name} has a key; --llm asks it"
    movie = Movie(id=1, title="The Lion King", overview="A lion cub grows up to be king.")
    pieces = list(explainers.open(name).explain(Brief(QUERY, QUERY, Filters(), 1), [movie]))
    return f"{name} answered in {len(pieces)} pieces"


def _client(settings: Settings, index: str, key: SecretStr | None) -> RestClient:
    if index == "pinecone":
        raise Skipped("the index is in Pinecone")
    if index != "qdrant":
        raise Skipped("no database: the index travels inside the bundles")
    if settings.qdrant_url is None:
        raise Skipped("no QDRANT_URL")
    headers = {**PLAIN, **({"api-key": key.get_secret_value()} if key else {})}
    return RestClient("Qdrant", settings.qdrant_url, headers=headers, retry=RETRIES)


def _may_write(client: RestClient, settings: Settings) -> bool:
    """Whether a change of nothing is denied, of the aliases and of the index's points.

    Some keys may write a single collection, so both are tried. What is changed is nothing: no
    alias, no point. Qdrant asks for the right before it looks at that, and may then refuse it as an
    empty request, which is no denial.
    """
    points = f"/collections/{alias_of(settings)}/points/delete"
    nothing: dict[str, dict[str, Any]] = {
        "/collections/aliases": {"actions": []},
        points: {"points": []},
    }
    return any(_may(client, path, body) for path, body in nothing.items())


def _may(client: RestClient, path: str, body: dict[str, Any] | None = None) -> bool:
    """Whether a POST, or a GET without a body, is not denied to the client's key.

    Raises:
        Failed: Qdrant gives no answer, or is not well.
    """
    try:
        if body is None:
            client.get(path)
        else:
            client.post(path, body)
    except Refused as error:
        status = error.refusal.status
        if status in DENIED:
            return False
        if status is None or status in TRANSIENT:
            raise Failed(
                str(error), "Is QDRANT_URL right? A free cluster sleeps after a week unused."
            ) from error
    return True
