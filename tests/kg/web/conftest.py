"""A site over the two articles of the tests of kg, with a real engine behind it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from kg.web.app import create_app
from kg.web.engine import Engine
from kg.web.settings import Settings
from tests.kg.servers import program


@pytest.fixture(scope="session")
def site_settings(store_dir: Path) -> Iterator[Settings]:
    """The settings of a site whose engine serves the store of the two articles."""
    program()
    with Engine(store_dir) as engine:
        yield Settings(query_url=engine.url, store=store_dir)


@pytest.fixture
def browser(site_settings: Settings) -> Iterator[TestClient]:
    """Somebody who asks the site for pages; redirections are not followed."""
    with TestClient(create_app(site_settings), follow_redirects=False) as client:
        yield client
