"""The shape of each noun's content: one description for log bodies, data packages and checks.

What a log entry's body holds is what a row of the data package holds and what an action takes in:
one mapping of field names to plain values. Rows name each other by public id only. Lists of ids
are sorted, so that the same content always gives the same bytes. Decimals are strings.

`NOUNS` is in the order in which a package must be loaded: a noun refers only to earlier ones
(or to itself).
"""

from tracker.rules.schema.dialogue import DIALOGUE
from tracker.rules.schema.field import VERSION_FIELDS, Field, Kind, Noun, nothing, words_of
from tracker.rules.schema.judgements import JUDGEMENTS
from tracker.rules.schema.pledge import PLEDGE, PLEDGE_PARTS
from tracker.rules.schema.references import REFERENCES
from tracker.rules.schema.update import BEARING, UPDATE

NOUNS: dict[str, Noun] = {
    noun.name: noun
    for noun in (*REFERENCES, DIALOGUE, PLEDGE, *PLEDGE_PARTS, UPDATE, BEARING, *JUDGEMENTS)
}

__all__ = ["NOUNS", "VERSION_FIELDS", "Field", "Kind", "Noun", "nothing", "words_of"]
