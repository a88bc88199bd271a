"""The posts around a name: "le secrétaire du Parti et président de la ville, M. X, également membre du Comité central"."""

from __future__ import annotations

from typing import Final

from mappings.french.words import words
from mappings.mentions.people import PersonMention
from mappings.mentions.phrases import Surroundings
from mappings.mentions.posts import PostMention
from mappings.mentions.scene import Reading

_ELSEWHERE: Final = 8  # tokens from "homologue" to the name behind "de Fukuoka,"


def posts_before(reading: Reading, mention: PersonMention, taken: set[int]) -> tuple[int, list[PostMention]]:
    """Return where the posts that lead up to a name begin, and these: "le président du Comité populaire, X".

    ``taken`` are the first tokens of the posts that belong to a name already; those found are added.
    """
    found: list[PostMention] = []
    edge = mention.first
    ends = {post.last: post for post in reading.posts}
    while True:
        comma = reading.word(edge - 1) == ","
        at = _over_bridges(reading, edge, ends, listed=bool(found))
        post = ends.get(at)
        if post is None or post.first in taken:
            return edge, found
        if _belongs_left(reading, post, comma=comma and at < edge and not found):
            return edge, found
        apart = "," in reading.run(post.last, mention.first)
        if apart and not found and _in_opening(reading, post, mention):
            return edge, found
        if found and at < edge and _is_another(reading, found[0]):
            return edge, found
        if reading.word(at) == "," and at < edge and _names_left(reading, post):
            return edge, found
        found.insert(0, post)
        taken.add(post.first)
        edge = post.first
        while edge and reading.word(edge - 1) in words().before_posts:
            edge -= 1


def posts_after(reading: Reading, mention: PersonMention, taken: set[int]) -> tuple[int, list[PostMention]]:
    """Return where the posts behind a name end, and these: "X, maire de Séoul et ancien ministre"."""
    found: list[PostMention] = []
    starts = {post.first: post for post in reading.posts}
    edge = mention.last
    while True:
        at = edge
        opened = reading.word(at) in {",", "("} or (found and reading.word(at) == "et")
        if not opened and not _dashed(reading, at):
            return edge, found
        while at == edge or reading.word(at) in {",", "(", "et"} | words().name_to_post:
            at += 1
        article = at == edge + 1 and not found and reading.word(at) in words().before_appositions
        post = starts.get(at + article)
        if post is None or post.first in taken or post.plural:
            return edge, found
        if _leads_to_name(reading, post) and (found or reading.word(at - 1) == "et"):
            return edge, found
        if article and not _closes(reading, post):
            return edge, found
        found.append(post)
        taken.add(post.first)
        edge = post.last


def posts_predicated(reading: Reading, mention: PersonMention, taken: set[int]) -> list[PostMention]:
    """Return the posts that a clause says of a name: "X, qui est également maire de Séoul", "X fut réélu président"."""
    at = mention.last
    if reading.word(at) == "," and reading.word(at + 1) == "qui":
        at += 2
    if reading.run(at, at + 2) == ["a", "ete"]:
        at += 1
    installed = reading.word(at + 1) in words().installed
    if not (reading.word(at) == "est" or (installed and reading.word(at) in {"fut", "ete"})):
        return []
    at += 1 + installed
    while reading.word(at) in words().name_to_post | {"le", "la", "l"}:
        at += 1
    found = [post for post in reading.posts if post.first == at and not post.plural and at not in taken]
    taken.update(post.first for post in found)
    return [post for post in found if not _leads_to_name(reading, post)]


def over_address(reading: Reading, first: int) -> int:
    """Return where "M.", "le camarade", "son homologue chinois," before a name or post at ``first`` begins."""
    while first and reading.word(first - 1) in words().address | words().honorifics:
        first -= 1
    at = first
    while at and reading.word(at - 1) in words().demonyms | {","}:
        at -= 1
    return at - 1 if at and reading.word(at - 1) in words().counterparts else first


def over_counterpart(reading: Reading, first: int) -> int:
    """Return where "M." or "son homologue de Fukuoka," before a name at ``first`` begins."""
    begin = over_address(reading, first)
    if begin < first or reading.word(first - 1) != ",":
        return begin
    for i in range(first - 3, max(first - _ELSEWHERE, -1), -1):
        if reading.word(i) in words().counterparts and reading.word(i + 1) in words().of:
            another = any(i < person.first < first for person in reading.people)
            return first if another else i
    return first


def _over_bridges(reading: Reading, edge: int, ends: dict[int, PostMention], *, listed: bool) -> int:
    """Return where the words between a post and what it leads up to begin; ``listed``: one post is found already."""
    at = edge - 1 if reading.word(edge - 1) == "," else edge
    at = edge if at in ends else _over_region(reading, edge)
    if (
        not listed
        and reading.word(edge - 1) in words().demonyms
        and reading.word(edge - 2) in words().articles
    ):
        at = edge - 2  # "le président sortant, le Burkinabé X"
    while at and at not in ends:
        word = reading.word(at - 1)
        if word == "et" and reading.word(at) in words().articles:
            break  # "le maire et le préfet X" are two
        if word not in words().post_to_name and not (listed and word in {"et", ")"}):
            break
        at -= 1
    return at


def _dashed(reading: Reading, at: int) -> bool:
    """Whether a dash with spaces stands there: captions write "X - Ministre de la Santé"."""
    if not 0 < at < len(reading.tokens) - 1 or reading.tokens[at].text not in {"-", "–"}:
        return False
    before, dash, after = reading.tokens[at - 1 : at + 2]
    return before.end < dash.start and dash.end < after.start


def _over_region(reading: Reading, edge: int) -> int:
    """Step left over "(Sud)," between a post and its name: agencies add the region of a province."""
    at = edge - 1 if reading.word(edge - 1) == "," else edge
    opening = Surroundings(reading.tokens, {}).over_parenthesis(at)
    return opening if opening < at else edge


def _names_left(reading: Reading, post: PostMention) -> bool:
    """Whether a name and a comma stand right before the post, which then belongs to that name."""
    at = post.first
    if reading.word(at - 1) in {"le", "la", "l"}:
        return False
    while at and reading.word(at - 1) in words().name_to_post:
        at -= 1
    if reading.word(at - 1) not in {",", "et"}:
        return False
    return any(person.last == at - 1 for person in reading.people)


def _opens_with_phrase(reading: Reading) -> bool:
    """Whether a phrase stands before the subject: "Lors de …, X", "Appréciant les propositions du maire, X"."""
    gerund = any(verb.tense == "gerund" and verb.head <= 1 for verb in reading.verbs)
    return gerund or reading.word(0) in words().opening_phrases


def _in_opening(reading: Reading, post: PostMention, mention: PersonMention) -> bool:
    """Whether the comma ends an opening phrase: "En recevant l'ambassadeur, X a souligné", where X is somebody else.

    An apposition would be closed by a comma; one that has posts of its own behind the name needs none before it.
    """
    if not _opens_with_phrase(reading) or post.first < 2:
        return False
    auxiliary = reading.word(mention.last) in {*words().same_tense, *words().same_tense.values()}
    if auxiliary or mention.last in {verb.first for verb in reading.verbs}:
        return True
    return reading.word(mention.last) == "," and any(p.first == mention.last + 1 for p in reading.posts)


def _is_another(reading: Reading, post: PostMention) -> bool:
    """Whether a post with its article begins the subject: "En recevant l'ambassadeur, le maire de Lyon, X, a souligné"."""
    article = reading.word(post.first - 1) in words().articles
    return article and reading.word(post.first - 2) == "," and _opens_with_phrase(reading)


def _belongs_left(reading: Reading, post: PostMention, *, comma: bool) -> bool:
    """Whether "X, maire de Séoul, Y": a post without article after a name and comma is that name's."""
    if not _names_left(reading, post):
        return False
    return comma or any(person.last == post.first - 1 for person in reading.people)


def _leads_to_name(reading: Reading, post: PostMention) -> bool:
    """Whether a name stands right behind the post, without comma: the post is that name's."""
    return any(over_address(reading, person.first) == post.last for person in reading.people)


def _closes(reading: Reading, post: PostMention) -> bool:
    """Whether a comma or stop ends an apposition with its article: "X, le maire de Lyon, a parlé".

    In "X, le maire de Lyon, Y et Z" the mayor may be any; in "avec X, le maire de Lyon a parlé" he is somebody else.
    """
    if reading.word(post.last) not in {",", ")", ".", ";", ""}:
        return False
    behind = post.last + 1
    while reading.word(behind) in words().before_posts:
        behind += 1
    another = any(other.first == behind for other in reading.posts)
    return not another and all(over_address(reading, p.first) != post.last + 1 for p in reading.people)
