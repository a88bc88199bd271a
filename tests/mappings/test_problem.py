"""Problems as values."""

from mappings.problem import Problem


def test_a_problem_prints_its_place_first() -> None:
    """An editor can jump to ``file:line``."""
    assert str(Problem("crawl.jsonl", 7, "json", "not JSON")) == "crawl.jsonl:7: not JSON [json]"


def test_a_problem_without_a_line_names_the_file_alone() -> None:
    """A file that is wrong as a whole has no line."""
    assert str(Problem("scan.txt", None, "binary", "not a text file")) == "scan.txt: not a text file [binary]"
