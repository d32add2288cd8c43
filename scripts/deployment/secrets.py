"""Keys from `.env` into Secret Manager, so that no file, state, argument or log holds one."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import SecretStr

from moviesearch.settings import Settings
from scripts.deployment.gcloud import Gcloud

# Secret Manager's own, and those that Terraform asks before it can enable the others.
APIS = tuple(
    f"{name}.googleapis.com"
    for name in ("secretmanager", "serviceusage", "cloudresourcemanager", "iam")
)
NAME = "moviesearch"  # how the names of what Terraform makes begin, too


def secret_of(variable: str) -> str:
    """The name in Secret Manager of what a function gets as that variable."""
    return f"{NAME}-{variable}"


def deployed(settings: Settings, index: str) -> dict[str, SecretStr]:
    """What the functions need, by environment variable. The writing key is not among it.

    Args:
        settings: where the keys are.
        index: `qdrant` or `edge`, which needs no database's key.
    """
    given = {"GEMINI_API_KEY": settings.gemini_api_key}
    if index == "qdrant":
        given["QDRANT_API_KEY"] = settings.qdrant_api_key
    for model in settings.llm_models:
        given[f"{model.prefix}_API_KEY"] = model.api_key
    return {variable: key for variable, key in given.items() if key is not None}


def values(settings: Settings) -> list[str]:
    """Every secret of the settings, to be hidden from what is printed."""
    keys = [
        settings.gemini_api_key,
        settings.qdrant_api_key,
        settings.qdrant_write_api_key,
        settings.pinecone_api_key,
        settings.tmdb_api_key,
    ]
    keys += [model.api_key for model in settings.llm_models]
    return [key.get_secret_value() for key in keys if key is not None]


def store(
    gcloud: Gcloud, project: str, keys: Mapping[str, SecretStr]
) -> dict[str, tuple[str, bool]]:
    """Put keys into Secret Manager; one that is there already makes no new version.

    Args:
        gcloud: the client.
        project: whose Secret Manager.
        keys: by environment variable.

    Returns:
        For each variable the version's number, and whether it is new.

    Raises:
        ProgramFailed: gcloud refused; what was stored until then stays.
    """
    gcloud.enable(APIS, project)
    there = set(gcloud.secrets(project))
    stored = {}
    for variable, key in keys.items():
        secret, value = secret_of(variable), key.get_secret_value()
        if secret not in there:
            stored[variable] = (gcloud.create(secret, value, project), True)
            continue
        newest = gcloud.newest(secret, project)
        if newest is not None and newest.value == value:
            stored[variable] = (newest.number, False)
        else:
            stored[variable] = (gcloud.add(secret, value, project), True)
    return stored
