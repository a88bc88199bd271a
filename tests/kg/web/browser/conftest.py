"""A running site over the seed articles, and a headless Chromium in which a reader visits it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from kg.web.rendering import built
from tests.kg.servers import program

ROOT: Final = Path(__file__).resolve().parents[4]
_NAMES: Final = ("chromium", "chromium-browser", "google-chrome")
_FLAGS: Final = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_ADDRESS: Final = re.compile(r"http://\S+")


@dataclass
class Reader:
    """Somebody who visits the site; what their browser asks for and complains of is kept."""

    browser: Browser
    address: str
    contexts: list[BrowserContext] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def visit(  # noqa: PLR0913 - a browser's settings
        self,
        path: str,
        *,
        language: str = "en",
        scheme: Literal["light", "dark"] = "light",
        width: int = 1280,
        scripts: bool = True,
        settled: bool = True,
    ) -> Page:
        """Open a path below the site's root in a window of its own, and wait until nothing more loads."""
        context = self.browser.new_context(
            base_url=self.address,
            locale=language,
            color_scheme=scheme,
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        self.contexts.append(context)
        context.on("request", lambda request: self.asked.append(request.url))
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda said: self.complaints.append(said.text) if said.type in {"error", "warning"} else None,
        )
        page.goto(path)
        if settled:
            page.wait_for_load_state("networkidle")
        return page

    @property
    def elsewhere(self) -> list[str]:
        """The addresses of other hosts that were asked for."""
        own = urlsplit(self.address).netloc
        return [
            url
            for url in self.asked
            if urlsplit(url).scheme != "data" and urlsplit(url).netloc not in {own, ""}
        ]


# Not of the session: Playwright runs an event loop in this thread, which other tests want for theirs.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """A headless Chromium with a profile of its own."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium on PATH: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def site_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of ``kg serve`` over the seed articles."""
    program()
    store = tmp_path_factory.mktemp("site") / "store"
    kg = [sys.executable, "-m", "kg"]
    subprocess.run(
        [*kg, "build", str(ROOT / "seeds"), "--store", str(store)], check=True, capture_output=True
    )
    server = subprocess.Popen(
        [*kg, "serve", "--store", str(store), "--port", "0"], stderr=subprocess.PIPE, text=True
    )
    try:
        yield _announced(server)
    finally:
        server.terminate()
        server.wait(30)


@pytest.fixture
def reader(chromium: Browser, site_address: str) -> Iterator[Reader]:
    """A reader; whatever they did, nothing was asked of another host, and the browser had nothing to complain of."""
    somebody = Reader(chromium, site_address)
    yield somebody
    for context in somebody.contexts:
        context.close()
    assert somebody.elsewhere == []
    assert somebody.complaints == []


@pytest.fixture
def scripts() -> None:
    """Skips where the scripts of the site were not built."""
    if not built():
        pytest.skip(
            "the scripts of the site are not built: pip install --editable . without KG_WITHOUT_EDITOR"
        )


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which an editable installation brings."""
    source = ROOT / "kg" / "web" / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
    if not source.is_file():
        pytest.skip("axe-core is not there: `npm ci` in kg/web/frontend brings it")
    return source.read_text(encoding="utf-8")


def violations(page: Page, axe: str) -> list[dict[str, Any]]:
    """What axe-core finds wrong with a page: the rule, and where."""
    page.evaluate(axe)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")
    return [
        {"rule": rule["id"], "at": [node["html"][:200] for node in rule["nodes"][:3]]}
        for rule in found["violations"]
    ]


def _announced(server: subprocess.Popen[str]) -> str:
    """The address that the server says it listens on."""
    assert server.stderr is not None
    said = []
    for line in server.stderr:
        said.append(line)
        found = _ADDRESS.search(line)
        if found:
            return found[0]
    raise AssertionError("".join(said))
