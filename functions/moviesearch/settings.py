"""The only reader of the environment: everything that can be set, checked once, frozen.

Each field's alias is the name of its environment variable. API keys of LLM providers are read as
`<PROVIDER>_API_KEY` (and `<PROVIDER>_BASE_URL`) for every provider that LLM_MODELS names, so a
further provider needs no change here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)

from moviesearch.errors import SettingsError

OFFLINE = "offline"
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})  # where http shows a key to nobody
DEFAULT_MODELS = "gemini=google_genai:gemini-3.5-flash-lite,deepseek=deepseek:deepseek-flash"


def _check_key(value: SecretStr) -> SecretStr:
    """A key that a header can hold; what was pasted with its quotes is no service's key."""
    if not re.fullmatch(r"(?![\"'`])[\x21-\x7e]+(?<![\"'`])", value.get_secret_value()):
        raise ValueError("should be plain letters, digits and signs: was it pasted with quotes?")
    return value


def _check_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.netloc or "@" in parts.netloc:
        raise ValueError("should be an address such as https://example.org, without a key")
    return value.rstrip("/")


Key = Annotated[SecretStr, AfterValidator(_check_key)]
Address = Annotated[str, AfterValidator(_check_address)]


class LanguageModel(BaseModel):
    """An LLM that `recommend` may be asked for.

    Attributes:
        name: what a caller writes in `model`.
        target: LangChain's `provider:model` identifier.
        api_key: the provider's key; without one the offline explainer answers instead.
        base_url: another address for the provider's API, for proxies and tests.
    """

    model_config = ConfigDict(frozen=True)

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9._-]*$")
    target: str = Field(pattern=r"^[a-z_]+:.+$")
    api_key: Key | None = None
    base_url: Address | None = None

    @property
    def provider(self) -> str:
        """LangChain's name of the provider."""
        return self.target.partition(":")[0]

    @property
    def prefix(self) -> str:
        """How the provider's environment variables begin, such as `<PREFIX>_API_KEY`."""
        return _prefix(self.provider)


class Settings(BaseModel):
    """What a deployment can choose. See `.env.example` and the README's table."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    embedder: Literal["gemini", "local", "minilm"] = Field(
        alias="EMBEDDER",
        description="Who turns text into vectors. Default: gemini with GEMINI_API_KEY, else local.",
    )
    gemini_api_key: Key | None = Field(
        None, alias="GEMINI_API_KEY", description="Key of the Gemini API, for embeddings and LLM."
    )
    gemini_base_url: Address = Field(
        "https://generativelanguage.googleapis.com",
        alias="GEMINI_BASE_URL",
        description="Address of the Gemini API.",
    )
    gemini_embedding_model: str = Field(
        "gemini-embedding-2",
        alias="GEMINI_EMBEDDING_MODEL",
        pattern=r"^[a-z0-9.-]+$",
        description="gemini-embedding-2 or gemini-embedding-001.",
    )
    embedding_dimensions: int = Field(
        768,
        alias="EMBEDDING_DIMENSIONS",
        ge=128,
        le=3072,
        description="Length of a Gemini vector: 128 to 3072.",
    )
    embedding_timeout: float = Field(
        4.0,
        alias="EMBEDDING_TIMEOUT",
        gt=0,
        le=60,
        description="Seconds for embedding a query, retries included; then keywords answer.",
    )
    qdrant_url: Address | None = Field(
        None, alias="QDRANT_URL", description="Qdrant Cloud. Unset: the embedded engine."
    )
    qdrant_api_key: Key | None = Field(
        None, alias="QDRANT_API_KEY", description="A read-only key for the functions."
    )
    qdrant_write_api_key: Key | None = Field(
        None,
        alias="QDRANT_WRITE_API_KEY",
        description="A key that may write, for `make upload`; never deployed.",
    )
    qdrant_collection: str = Field(
        "movies",
        alias="QDRANT_COLLECTION",
        pattern=r"^[A-Za-z0-9_-]{1,200}$",
        description="How the live alias begins; `-s` and the schema version follow.",
    )
    qdrant_timeout: float = Field(
        5.0, alias="QDRANT_TIMEOUT", gt=0, le=60, description="Seconds for one query."
    )
    pinecone_host: str | None = Field(
        None,
        alias="PINECONE_HOST",
        description="A Pinecone index's host: search by meaning only. Unset: another engine.",
    )
    pinecone_api_key: Key | None = Field(
        None, alias="PINECONE_API_KEY", description="Key of the Pinecone index's project."
    )
    index_path: Path = Field(
        Path(".index"),
        alias="INDEX_PATH",
        description="Folder of the embedded index, or the file that `scripts.bundle` packed it in.",
    )
    vector_cache: Path = Field(
        Path(".vectors"),
        alias="VECTOR_CACHE",
        description="Folder where `make upload` keeps each vector it paid for; never deployed.",
    )
    tmdb_api_key: Key | None = Field(
        None,
        alias="TMDB_API_KEY",
        description="TMDB's read access token or API key, for `scripts.enrich`; never deployed.",
    )
    tmdb_base_url: Address = Field(
        "https://api.themoviedb.org", alias="TMDB_BASE_URL", description="Address of TMDB's API."
    )
    llm_models: tuple[LanguageModel, ...] = Field(
        alias="LLM_MODELS",
        min_length=1,
        description="`name=provider:model`, comma-separated; the first is the default.",
    )
    llm_timeout: float = Field(
        20.0,
        alias="LLM_TIMEOUT",
        gt=0,
        le=300,
        description="Seconds for the reasons, retry included; then the movies come without.",
    )
    recognition: bool = Field(
        True,  # noqa: FBT003  a field's default
        alias="RECOGNITION",
        description="Whether an LLM may name movies of the catalogue that retrieval missed.",
    )
    recommendations_a_day: int = Field(
        500,
        alias="RECOMMENDATIONS_A_DAY",
        ge=0,
        description="Recommendations an instance asks an LLM for in a day (UTC); then none do.",
    )
    search_deadline: float = Field(
        8.0,
        alias="SEARCH_DEADLINE",
        gt=0,
        le=60,
        description="Seconds for a whole request to `search`, whatever it asks of others.",
    )
    recommend_deadline: float = Field(
        30.0,
        alias="RECOMMEND_DEADLINE",
        gt=0,
        le=300,
        description="Seconds for a whole request to `recommend`, the reasons included.",
    )
    searches_a_minute_each: int = Field(
        0,
        alias="SEARCHES_A_MINUTE_EACH",
        ge=0,
        description="Requests a minute that an instance of search answers a client; 0: any number.",
    )
    searches_a_minute: int = Field(
        0,
        alias="SEARCHES_A_MINUTE",
        ge=0,
        description="Requests a minute that it answers all clients together; 0: any number.",
    )
    recommendations_a_minute_each: int = Field(
        0,
        alias="RECOMMENDATIONS_A_MINUTE_EACH",
        ge=0,
        description="The same of recommend, for a client.",
    )
    recommendations_a_minute: int = Field(
        0,
        alias="RECOMMENDATIONS_A_MINUTE",
        ge=0,
        description="The same of recommend, for all clients together.",
    )
    trusted_hops: int = Field(
        0,
        alias="TRUSTED_HOPS",
        ge=0,
        le=9,
        description="Proxies in front that append to X-Forwarded-For whom they were called by.",
    )
    log_queries: bool = Field(
        False,  # noqa: FBT003  a field's default
        alias="LOG_QUERIES",
        description="Whether logs may hold what people search for.",
    )
    google_cloud_project: str | None = Field(
        None,
        alias="GOOGLE_CLOUD_PROJECT",
        description="The project whose traces the logs' lines belong to.",
    )
    allowed_origins: tuple[str, ...] = Field(
        (),
        alias="ALLOWED_ORIGINS",
        description="Origins whose pages may call the functions, comma-separated; `*` for any.",
    )

    @field_validator("allowed_origins", mode="before")
    @classmethod
    def _split_origins(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip().rstrip("/") for part in value.split(",") if part.strip())
        return value

    @field_validator("pinecone_host")
    @classmethod
    def _check_host(cls, value: str | None) -> str | None:
        if value is None:
            return None
        address = value.rstrip("/") if "://" in value else f"https://{value.rstrip('/')}"
        parts = urlsplit(address)
        is_safe = parts.scheme == "https" or parts.hostname in LOOPBACK
        if not is_safe or parts.scheme not in {"http", "https"} or address != _origin(address):
            raise ValueError(
                "should be the index's host as Pinecone's console shows it, such as "
                "https://movies-abc123.svc.aped-4627-b74a.pinecone.io, over https"
            )
        return address

    @property
    def engine(self) -> Literal["qdrant", "pinecone", "edge"]:
        """Which engine the movies are in."""
        if self.pinecone_host:
            return "pinecone"
        return "qdrant" if self.qdrant_url else "edge"

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every key, in plain text: for whoever keeps them out of what is written."""
        fields = (getattr(self, name) for name in type(self).model_fields)
        keys = [*fields, *(model.api_key for model in self.llm_models)]
        return tuple(one.get_secret_value() for one in keys if isinstance(one, SecretStr))

    def embedded(self) -> Settings:
        """The same with the embedded engine, whatever database they name."""
        no_database = {"qdrant_url": None, "pinecone_host": None, "pinecone_api_key": None}
        return self.model_copy(update=no_database)

    @model_validator(mode="after")
    def _name_missing(self) -> Settings:
        if self.qdrant_url and self.pinecone_host:
            raise ValueError(
                "QDRANT_URL and PINECONE_HOST are both set, and the movies are in one engine: "
                "leave one of them out"
            )
        missing = []
        if self.embedder == "gemini" and self.gemini_api_key is None:
            missing.append("GEMINI_API_KEY (needed by EMBEDDER=gemini)")
        if (self.qdrant_url or "").startswith("https:") and self.qdrant_api_key is None:
            missing.append("QDRANT_API_KEY (needed by QDRANT_URL)")
        if self.pinecone_host and self.pinecone_api_key is None:
            missing.append("PINECONE_API_KEY (needed by PINECONE_HOST)")
        if self.pinecone_api_key and self.pinecone_host is None:
            missing.append("PINECONE_HOST (needed by PINECONE_API_KEY)")
        if missing:
            raise ValueError("missing: " + ", ".join(missing))
        return self

    @classmethod
    def load(
        cls, environ: Mapping[str, str] | None = None, env_file: Path | None = Path(".env")
    ) -> Settings:
        """Read the environment, and beneath it the `.env` file where there is one.

        Raises:
            SettingsError: naming every variable that is missing or wrong, never a secret's value.
        """
        values = _environment(os.environ if environ is None else environ, env_file)
        values.setdefault("EMBEDDER", "gemini" if "GEMINI_API_KEY" in values else "local")
        models = _language_models(values)
        try:
            return cls.model_validate({**values, "LLM_MODELS": models})
        except ValidationError as error:
            problems = "; ".join(
                ": ".join(
                    [*_names(problem["loc"], models), problem["msg"].removeprefix("Value error, ")]
                )
                for problem in error.errors(include_input=False, include_url=False)
            )
            raise SettingsError(f"Settings are not usable: {problems}. See .env.example.") from None


def _environment(environ: Mapping[str, str], env_file: Path | None) -> dict[str, str]:
    values: dict[str, str | None] = {}
    if env_file is not None and env_file.is_file():
        from dotenv import dotenv_values  # development only: a deployed function has no .env

        values.update(dotenv_values(env_file))
    values.update(environ)
    return {name: value.strip() for name, value in values.items() if value and value.strip()}


def _origin(address: str) -> str:
    """Scheme, host and port of an address, without what else may stand in one."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}" if parts.hostname else ""


def _language_models(values: Mapping[str, str]) -> list[dict[str, str | None]]:
    models = []
    for entry in values.get("LLM_MODELS", DEFAULT_MODELS).split(","):
        name, equals, target = (part.strip() for part in entry.partition("="))
        if not equals or name == OFFLINE:
            raise SettingsError(
                "LLM_MODELS must be a comma-separated list of name=provider:model "
                f"(the name {OFFLINE!r} is taken), found {entry.strip()!r}."
            )
        prefix = _prefix(target.partition(":")[0])
        models.append(
            {
                "name": name,
                "target": target,
                "api_key": values.get(f"{prefix}_API_KEY"),
                "base_url": values.get(f"{prefix}_BASE_URL"),
            }
        )
    return models


def _names(place: tuple[int | str, ...], models: list[dict[str, str | None]]) -> list[str]:
    """The variable of a place that pydantic found something wrong at, and where in it."""
    match place:
        case ("LLM_MODELS", int(number), "api_key" | "base_url" as part):
            provider, _, _ = (models[number]["target"] or "").partition(":")
            return [f"{_prefix(provider)}_{part.upper()}"]
        case _:
            return [str(one) for one in place]


def _prefix(provider: str) -> str:
    return "GEMINI" if provider == "google_genai" else provider.upper()
