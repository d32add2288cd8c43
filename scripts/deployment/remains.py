"""What stays after everything that Terraform made is gone, and the commands that remove it."""

from __future__ import annotations

from moviesearch.index.qdrant import alias_of
from moviesearch.settings import Settings
from scripts.deployment.gcloud import Gcloud
from scripts.deployment.programs import ProgramFailed
from scripts.deployment.terraform import BACKEND, PREFIX, STATE
from scripts.paths import INFRA


def remains(
    gcloud: Gcloud, settings: Settings, *, project: str, region: str, bucket: str | None
) -> str:
    """A text of what remains, with a command for each; nothing of it is removed here.

    Args:
        gcloud: the client.
        settings: where Qdrant is.
        project: what was destroyed.
        region: where that was.
        bucket: of the state, if it was named.
    """
    lines = ["", "What remains, and how to remove it:"]
    for title, commands in (
        (f"Secrets in {project}", _secrets(gcloud, project)),
        ("The page on Firebase Hosting", [f"firebase hosting:disable --project {project}"]),
        ("Qdrant's collections and alias", _qdrant(settings)),
        ("Terraform's state", _state(bucket, project)),
        (
            "Sources that the platform kept for its builds",
            [
                f"gcloud storage ls --project {project}"
                f"   # look for gcf-v2-sources-…-{region} and gcf-v2-uploads-…"
            ],
        ),
        (
            "All of it at once, the project included",
            [f"gcloud projects delete {project}   # if nothing else is in it"],
        ),
    ):
        lines += ["", f"{title}:", *(f"  {command}" for command in commands)]
    return "\n".join(lines)


def _secrets(gcloud: Gcloud, project: str) -> list[str]:
    try:
        names = gcloud.secrets(project, ours=True)
    except ProgramFailed as error:
        return [f"gcloud secrets list --project {project}   # could not be listed: {error}"]
    return [f"gcloud secrets delete {name} --project {project}" for name in names] or ["none"]


def _qdrant(settings: Settings) -> list[str]:
    if settings.qdrant_url is None:
        return [f"none; the local index is the folder {settings.index_path}"]
    url = f"{settings.qdrant_url}/collections"
    key = """printf 'api-key: %s' "$QDRANT_WRITE_API_KEY" | curl -H @-"""  # in no argument
    return [
        f"{key} {url}   # lists them: {alias_of(settings)}--…",
        f"{key} -X DELETE {url}/NAME",
        "or delete the whole cluster in Qdrant Cloud, and its keys with it",
    ]


def _state(bucket: str | None, project: str) -> list[str]:
    if bucket:
        return [f"gcloud storage rm --recursive gs://{bucket}/{PREFIX}/{project}"]
    if (INFRA / BACKEND).exists():
        return [
            f"gcloud storage rm --recursive gs://BUCKET/{PREFIX}/{project}"
            f"   # the bucket of infra/{BACKEND}"
        ]
    return [f"rm infra/{STATE} infra/{STATE}.backup"]
