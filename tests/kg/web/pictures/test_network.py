"""The network: who took part in the same events, and how often."""

from __future__ import annotations

import re

from starlette.testclient import TestClient


def test_the_two_who_met_are_one_row(browser: TestClient) -> None:
    """Two reports of one meeting are one event; each of the two leads to their page."""
    page = browser.get("/network?lang=en").text
    rows = re.findall(r"<tr><td>.*?</tr>", page)
    assert len(rows) == 1
    assert re.findall(r'href="(/person/[^"]+)" data-kind="person">([^<]+)<', rows[0]) == [
        ("/person/cn/wang-yi", "Wang Yi"),
        ("/person/vn/to-lam", "Tô Lâm"),
    ]
    assert 'data-events="1"' in rows[0]
