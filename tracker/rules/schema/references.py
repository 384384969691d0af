"""Reference nouns: what other rows refer to."""

from tracker.rules import vocabulary as v
from tracker.rules.schema.field import Field, Kind, Noun, edtf, flag, key, line, ref, refs, word

# What addresses call the record that belongs to no collection.
OWN = "own"

REFERENCES = (
    Noun(
        "party",
        ("id",),
        (
            key(),
            line("name_en", required=True, limit=200),
            line("name_zh", limit=200),
            word("kind", v.PartyKind),
            ref("parent", "party"),
            line("iso", limit=2),
            Field("aliases", Kind.LIST),
        ),
    ),
    Noun(
        "topic",
        ("id",),
        (key(), line("name_en", required=True, limit=200), line("name_zh", limit=200)),
    ),
    Noun(
        "mechanism",
        ("id",),
        (
            key(),
            line("name_en", required=True),
            line("name_zh"),
            Field("description_en"),
            Field("description_zh"),
            refs("parties", "party"),
            edtf("started"),
            edtf("ended"),
            ref("succeeded_by", "mechanism"),
            Field("succession_note_en"),
            Field("aliases", Kind.LIST),
        ),
    ),
    Noun(
        "source",
        ("id",),
        (
            key(),
            line("title", required=True, limit=500),
            line("publisher"),
            Field("url", limit=1_000, address=True),
            Field("archived_url", limit=1_000, address=True),
            edtf("published_on"),
            line("language", limit=35),
            ref("side", "party"),
            word("kind", v.SourceKind),
            flag("is_mirror"),
            word("reliability", v.Reliability),
            Field("note_en"),
        ),
    ),
    Noun(
        "collection",
        ("id",),
        (
            key(reserved=(OWN,)),
            line("name_en", required=True, limit=200),
            line("name_zh", limit=200),
            line("institution", required=True, limit=200),
            Field("url", limit=1_000, address=True),
            Field("method_en"),
            Field("scale_en"),
            line("licence", required=True, limit=120),
        ),
    ),
    Noun(
        "indicator",
        ("id",),
        (
            key(),
            line("name_en", required=True),
            line("name_zh"),
            line("unit", required=True, limit=60),
            Field("breaks_en", Kind.LIST),
        ),
    ),
)
