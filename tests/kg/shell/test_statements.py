"""Where a statement ends."""

from __future__ import annotations

import pytest

from kg.shell.statements import ended, query_of, statements


@pytest.mark.parametrize(
    "text",
    [
        ".help",
        "  .run counts",
        "ASK {}\n;",
        "ASK {\n  ;  ",
        "ASK {}\n",
        "SELECT * {\n?s ?p '}'\n}\n\t",
        "DESCRIBE <http://e/x>\n",
        "ASK {};",
        "ASK {\n?s ?p ?o ;\n ?q ?r } ; # at the end of its line",
    ],
)
def test_a_statement_is_ready(text: str) -> None:
    """A command with its line, a query with its sign or with an empty line where its brackets are closed."""
    assert ended(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "ASK {}",
        "ASK {\n",
        "SELECT * {\n?s ?p '}'\n",
        "SELECT * { ?s a ?o ;",
        "PREFIX e: <http://e/>\n",
        "# only a remark\n",
        "SELECT (COUNT(*\n",
        "ASK {} # no sign ;",
    ],
)
def test_a_statement_goes_on(text: str) -> None:
    """An empty line within brackets, or behind a prologue, ends nothing."""
    assert not ended(text)


def test_the_sign_is_no_part_of_the_query() -> None:
    """On a line of its own or at the end of one; what stands within brackets stays."""
    assert query_of("ASK {}\n;\n") == "ASK {}"
    assert query_of("ASK { ?s ?p 1 ; ?q 2 } ;") == "ASK { ?s ?p 1 ; ?q 2 }"
    assert query_of("ASK { ?s ?p ';' ;\n?q 2 }\n") == "ASK { ?s ?p ';' ;\n?q 2 }"
    assert query_of("ASK {}\n") == "ASK {}"


def test_a_script_is_its_statements() -> None:
    """Empty lines between them are nothing; the last needs no end."""
    script = "\n\n.format csv\nPREFIX e: <http://e/>\n\nASK {\n\n?s ?p ?o }\n\n\n.quit\nASK {}\n"
    assert list(statements(script.splitlines(keepends=True))) == [
        ".format csv",
        "PREFIX e: <http://e/>\n\nASK {\n\n?s ?p ?o }\n",
        ".quit",
        "ASK {}",
    ]
    assert list(statements(["ASK {\n", "\n"])) == ["ASK {\n"]
    assert list(statements([])) == []
