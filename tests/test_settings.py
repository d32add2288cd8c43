"""Settings are read once, checked together, and told apart from secrets."""

from __future__ import annotations

import pytest

from moviesearch.errors import SettingsError
from moviesearch.settings import Settings


def load(**environ):
    return Settings.load(environ, env_file=None)


def test_nothing_set_means_the_laptop(tmp_path):
    settings = load()

    assert settings.embedder == "local"
    assert settings.qdrant_url is None
    assert [model.name for model in settings.llm_models] == ["gemini", "deepseek"]
    assert settings.llm_models[0].target == "google_genai:gemini-3.5-flash-lite"
    assert all(model.api_key is None for model in settings.llm_models)


def test_a_gemini_key_switches_the_embedder_and_the_llm_on():
    settings = load(GEMINI_API_KEY="k1", DEEPSEEK_API_KEY="k2", DEEPSEEK_BASE_URL="http://x")

    assert settings.embedder == "gemini"
    gemini, deepseek = settings.llm_models
    assert gemini.api_key.get_secret_value() == "k1"
    assert (deepseek.api_key.get_secret_value(), deepseek.base_url) == ("k2", "http://x")


@pytest.mark.parametrize("name", ["gemini", "local", "minilm"])
def test_an_embedder_that_is_named_is_taken_whatever_keys_there_are(name):
    assert load(EMBEDDER=name, GEMINI_API_KEY="k").embedder == name


def test_another_provider_is_a_setting_and_no_code():
    settings = load(LLM_MODELS="mini=openai:gpt-5-mini, big = mistralai:large", OPENAI_API_KEY="k")

    mini, big = settings.llm_models
    assert (mini.provider, mini.api_key.get_secret_value()) == ("openai", "k")
    assert (big.name, big.target, big.api_key) == ("big", "mistralai:large", None)


def test_all_that_is_missing_is_named_at_once():
    with pytest.raises(SettingsError, match=r"GEMINI_API_KEY.*QDRANT_API_KEY"):
        load(EMBEDDER="gemini", QDRANT_URL="https://x.cloud.qdrant.io")


def test_pinecone_needs_its_host_and_its_key_and_no_other_database():
    host = "https://movies-abc.svc.aped.pinecone.io"
    with pytest.raises(SettingsError, match="PINECONE_API_KEY"):
        load(PINECONE_HOST=host)
    with pytest.raises(SettingsError, match="PINECONE_HOST"):
        load(PINECONE_API_KEY="k")
    with pytest.raises(SettingsError, match="QDRANT_URL and PINECONE_HOST are both set"):
        load(PINECONE_HOST=host, PINECONE_API_KEY="k", QDRANT_URL="http://localhost:6333")


@pytest.mark.parametrize(
    "host",
    [
        "https://movies-abc.svc.aped.pinecone.io",
        "https://movies-abc.svc.aped.pinecone.io/",
        "movies-abc.svc.aped.pinecone.io",
    ],
)
def test_a_pinecone_host_is_taken_as_its_console_shows_it(host):
    settings = load(PINECONE_HOST=host, PINECONE_API_KEY="k")

    assert settings.pinecone_host == "https://movies-abc.svc.aped.pinecone.io"
    assert settings.engine == "pinecone"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("EMBEDDER", "word2vec"),
        ("GEMINI_API_KEY", "“pasted”"),
        ("GEMINI_API_KEY", "'pasted'"),
        ("GEMINI_API_KEY", 'cut"'),
        ("DEEPSEEK_API_KEY", '"pasted"'),
        ("DEEPSEEK_API_KEY", "two words"),
        ("DEEPSEEK_BASE_URL", "https://key@api.example"),
        ("QDRANT_API_KEY", '"pasted"'),
        ("EMBEDDING_DIMENSIONS", "64"),
        ("EMBEDDING_TIMEOUT", "0"),
        ("LLM_TIMEOUT", "soon"),
        ("QDRANT_URL", "cluster.example"),
        ("QDRANT_COLLECTION", "a/b"),
        ("PINECONE_API_KEY", "“pasted”"),
        ("PINECONE_HOST", "http://movies-abc.svc.aped.pinecone.io"),
        ("PINECONE_HOST", "https://key@movies-abc.svc.aped.pinecone.io"),
        ("PINECONE_HOST", "https://movies-abc.svc.aped.pinecone.io/query"),
        ("PINECONE_HOST", "ftp://127.0.0.1"),
        ("LLM_MODELS", "gemini-3.5-flash-lite"),
        ("LLM_MODELS", "offline=google_genai:x"),
        ("LLM_MODELS", "gemini=gemini-3.5-flash-lite"),
        ("GEMINI_EMBEDDING_MODEL", "../../x"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_by_name(name, value):
    with pytest.raises(SettingsError, match=name) as raised:
        load(**{name: value})

    assert not name.endswith("_API_KEY") or value not in str(raised.value)


def test_blank_values_count_as_unset():
    assert load(EMBEDDER="", QDRANT_URL=" ", GEMINI_API_KEY="").embedder == "local"


def test_the_env_file_lies_beneath_the_environment(tmp_path):
    file = tmp_path / ".env"
    file.write_text('GEMINI_API_KEY="from-file"\nQDRANT_COLLECTION=films\n')
    settings = Settings.load({"QDRANT_COLLECTION": "mine"}, env_file=file)

    assert settings.gemini_api_key.get_secret_value() == "from-file"
    assert settings.qdrant_collection == "mine"


def test_secrets_show_in_no_error_and_no_repr():
    with pytest.raises(SettingsError) as raised:
        load(GEMINI_API_KEY="hunter2", EMBEDDING_DIMENSIONS="1")

    assert "hunter2" not in str(raised.value)
    assert raised.value.__cause__ is None
    assert "hunter2" not in repr(load(GEMINI_API_KEY="hunter2"))
