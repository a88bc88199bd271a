"""Measuring the graph against gold files: precision, recall and F1 per kind of fact, with every slip named.

What is counted, one item each. Precision is right / (right + false), recall right / (right + missed). An item that
is wrong (another role, another date) is both a miss and false. Matching is one to one, the best pairs first; when
two things are the same, ``likeness`` says.

persons        each person of the article
posts          each post of a person; those of a missed person are missed, those of a false person false
events         each event, found by the family of its type (meeting, reception and call are one), then by
               participants, date, ordinal, place and series
event types    each found event again, by its exact type; for information
event dates    each found event that has a date in the gold or in the graph; start and end are one item
event places   each found event that has a place in the gold or in the graph
participants   each participant of each event, also of missed and of false events; for information
roles          each participant again, with the role
agreements     each agreement or counted group: half of its parties and the count
statements     each statement: act, speaker, and half of the quote's words in the evidence
topics         each topic of the article's statements and agreements
relationships  each relationship: type and two parties
anniversaries  each anniversary: ordinal and parties
all            the sum of the counts above, without event types and participants, whose items are in events and roles

What names refer to is counted beside these and not in the sum, where the gold says it (``links``, ``identity``):

place links      each named place, once by each of its forms; wrong ones are both false and missed
person identity  each pair of spellings of one person, within an article and across
events told twice  each pair of events of two articles

Optional gold items, and what is stored for them, count neither way.
"""

from kg.evaluate.floor import Floor, check, update
from kg.evaluate.result import Evaluation, Measure, Row
from kg.evaluate.run import NoGold, evaluate, evaluate_folder
from kg.evaluate.table import error_lines, render_text, summary, table_header, table_rows
from kg.evaluate.tally import ALL, KINDS, Slip, Tally

__all__ = [
    "ALL",
    "KINDS",
    "Evaluation",
    "Floor",
    "Measure",
    "NoGold",
    "Row",
    "Slip",
    "Tally",
    "check",
    "error_lines",
    "evaluate",
    "evaluate_folder",
    "render_text",
    "summary",
    "table_header",
    "table_rows",
    "update",
]
