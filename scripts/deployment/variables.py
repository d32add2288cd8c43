"""What Terraform is told: infra/'s variables, from the settings of `.env`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from moviesearch.settings import DEFAULT_MODELS, Settings
from scripts.deployment.secrets import NAME

# Those that infra/ sets by a variable of its own, or that are a laptop's: it deploys no Pinecone.
NOT_SETTINGS = {
    "EMBEDDER",
    "QDRANT_URL",
    "PINECONE_HOST",
    "INDEX_PATH",
    "VECTOR_CACHE",
    "LLM_MODELS",
    "ALLOWED_ORIGINS",
    "GOOGLE_CLOUD_PROJECT",
}
OWN_VARIABLES = {
    name: name.lower()
    for name in (
        "RECOMMENDATIONS_A_DAY",
        "RECOMMENDATIONS_A_MINUTE",
        "RECOMMENDATIONS_A_MINUTE_EACH",
        "SEARCHES_A_MINUTE",
        "SEARCHES_A_MINUTE_EACH",
        "TRUSTED_HOPS",
    )
}


def variables(
    settings: Settings, *, project: str, region: str, index: str, versions: Mapping[str, str]
) -> dict[str, Any]:
    """The variables, by name; those that would repeat a default are left out.

    What is set here stands over a `terraform.tfvars`, and that over what is left out.

    Args:
        settings: what `.env` says.
        project: where to.
        region: where the functions run.
        index: `qdrant` or `edge`.
        versions: of each secret that the functions get, by environment variable.
    """
    given: dict[str, Any] = {"project": project, "region": region, "index": index, "name": NAME}
    if index == "qdrant":
        given["qdrant_url"] = settings.qdrant_url
    given["secrets"] = dict(versions)
    changed = _changed(settings, index)
    given |= {OWN_VARIABLES[name]: changed.pop(name) for name in OWN_VARIABLES if name in changed}
    if changed:
        given["settings"] = {name: str(value) for name, value in changed.items()}
    models = ",".join(f"{model.name}={model.target}" for model in settings.llm_models)
    if models != DEFAULT_MODELS:
        given["llm_models"] = models
    if settings.allowed_origins:
        given["other_origins"] = list(settings.allowed_origins)
    return given


def _changed(settings: Settings, index: str) -> dict[str, Any]:
    """Plain settings that are not the default, by environment variable."""
    changed: dict[str, Any] = {}
    for field, info in Settings.model_fields.items():
        value, name = getattr(settings, field), str(info.alias)
        is_plain = isinstance(value, str | int | float) and name not in NOT_SETTINGS
        if is_plain and value != info.default and (index == "qdrant" or "QDRANT" not in name):
            changed[name] = value
    for model in settings.llm_models:
        if model.base_url is not None and model.provider != "google_genai":
            changed[f"{model.prefix}_BASE_URL"] = model.base_url
    return changed
