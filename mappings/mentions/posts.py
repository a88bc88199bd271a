"""Posts: "secrétaire adjoint du Comité du Parti de Pékin", with the body and place that it is of."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mappings.french.labels import titles
from mappings.french.words import words
from mappings.lexicon import stem
from mappings.mentions.known_bodies import known_bodies
from mappings.mentions.phrases import Surroundings, phrase_end


@dataclass(frozen=True, slots=True)
class PostMention:
    """Tokens ``[first:last]`` are a post; ``body`` are the tokens of the body in it, if it names one.

    In "président du Comité populaire de Hué" the body is "Comité populaire de Hué".
    """

    first: int
    last: int
    kind: str
    body: tuple[int, int] | None = None
    plural: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether it is one word, which a second title can complete: "ministre gouverneur du district"."""
        return self.last - self.first == 1


def find_posts(around: Surroundings) -> list[PostMention]:
    """Return the posts in a sentence, from left to right; "adjoint au maire de Hué" is one."""
    found: list[PostMention] = []
    i = 0
    while i < len(around.tokens):
        word = around.tokens[i].folded
        mention = post_at(around, i) if word == "ex" or titles().opens(word) else None
        if mention is None:
            i += 1
        else:
            if found and found[-1].last == mention.first and found[-1].is_bare:
                mention = replace(mention, first=found.pop().first)
            found.append(mention)
            i = mention.last
    return found


def post_at(around: Surroundings, first: int) -> PostMention | None:
    """Return the post whose title begins at ``first``: "vice-ministre des Affaires étrangères"."""
    tokens = around.tokens
    if tokens[first].folded == "ex" and first + 1 < len(tokens) and tokens[first + 1].glue == "-":
        former = _post_at(around, first + 1)
        return replace(former, first=first) if former is not None else None
    if first and tokens[first].glue == "-":
        return None
    return _post_at(around, first)


def _post_at(around: Surroundings, first: int) -> PostMention | None:
    tokens = around.tokens
    match = titles().at(tokens, first)
    if match is None:
        return None
    if first and words().body_heads.at(tokens, first - 1) is not None:
        return None  # "consulat général"
    kind = next(
        (kind for kind, word in match.values if _accented(tokens[first].text) == _accented(word)), None
    )
    if kind is None:
        return None
    if _is_name(around, match.first, match.last) or _is_participle(around, first, match.last):
        return None
    head = first + (tokens[first].folded in words().title_prefixes)
    head_word = tokens[head].text if head < match.last else tokens[first].text
    plural = head_word.lower().endswith("s") and not any(
        w in head_word.lower() for w in ("chargé d", "attaché", "plus")
    )
    last = match.last
    while last < len(tokens) and stem(tokens[last].folded) in words().title_ranks:
        last += 1
    end = phrase_end(around, first, last, stem(tokens[head].folded))
    body = body_in(around, first + 1, end)
    if body is not None and "minister" in kind and around.word(body[0]) in words().ministry_fields:
        body = None
    return PostMention(first, end, kind, body, plural)


def _accented(word: str) -> bool:
    """Whether a word ends in é: "jugé" is no "juge", "attache" no "attaché"."""
    return word.lower().rstrip("s").rstrip("e").endswith("é")


def _is_name(around: Surroundings, first: int, last: int) -> bool:
    """Whether the title word is part of a personal name or of a place ("Chu Chef", "Le Maire")."""
    tokens = around.tokens
    if not tokens[first].is_capitalised or last - first > 1 or first == 0:
        return False
    before = tokens[first - 1]
    return (
        before.is_capitalised
        and before.is_word
        and before.folded not in words().openers
        and not before.glue
        and stem(before.folded) not in words().body_words
    )


def _is_participle(around: Surroundings, first: int, last: int) -> bool:
    """Whether an object follows: "X, représentant la partie camerounaise", "commandant une flotte"."""
    one = last == first + 1 and around.word(first).endswith("ant")
    return one and around.word(last) in {*words().articles, "un", "une"}


def body_in(around: Surroundings, i: int, end: int) -> tuple[int, int] | None:
    """Return the tokens of the body that the title's complement names, without ", chargé de la Culture"."""
    tokens = around.tokens
    end = next((k for k in range(i, end) if around.word(k) == "," and "charge" in around.word(k + 1)), end)
    end = next((k for k in range(i, end) if [around.word(k), around.word(k + 1)] == ["en", "charge"]), end)
    for j in range(i, end):
        if j and not (tokens[j].glue or tokens[j - 1].folded in words().determiners | words().prepositions):
            continue
        if known_bodies().at(tokens, j) is not None or words().body_heads.at(tokens, j) is not None:
            return j, end
        acronym = tokens[j].is_word and len(tokens[j].text) > 1 and tokens[j].text.isupper()
        if acronym and tokens[j].glue != "-":  # "vice-PM"
            return j, end
    return None
