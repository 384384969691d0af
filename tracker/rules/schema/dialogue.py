"""Dialogues with who took part."""

from tracker.rules import vocabulary as v
from tracker.rules.schema.field import Field, Kind, Noun, edtf, key, line, ref, word

_PARTICIPANT = (
    ref("party", "party", required=True),
    word("role", v.Role),
    line("who"),
    Field("note_en"),
)

DIALOGUE = Noun(
    "dialogue",
    ("id",),
    (
        key(),
        ref("mechanism", "mechanism"),
        word("kind", v.DialogueKind),
        line("name_en", required=True),
        line("name_zh"),
        Field("round", Kind.INTEGER),
        edtf("date"),
        word("status", v.DialogueStatus),
        edtf("announced_on"),
        Field("city", limit=120, coded=True),
        Field("country", limit=120, coded=True),
        Field("note_en"),
        Field("participants", Kind.ROWS, rows=_PARTICIPANT),
    ),
    versioned=True,
)
