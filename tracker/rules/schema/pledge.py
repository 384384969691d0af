"""Pledges with their wordings, tests and links."""

from tracker.rules import vocabulary as v
from tracker.rules.schema.field import Field, Kind, Noun, edtf, flag, key, line, ref, refs, word

PLEDGE = Noun(
    "pledge",
    ("id",),
    (
        key(),
        line("title_en", required=True, limit=200),
        line("title_zh", limit=200),
        Field("statement_en", required=True),
        Field("statement_zh"),
        ref("dialogue", "dialogue", required=True),
        edtf("made_on", required=True),
        word("kind", v.PledgeKind),
        flag("conditional"),
        flag("settled_at_adoption"),
        flag("joint"),
        word("deliverable", v.Deliverable),
        refs("topics", "topic"),
        refs("obligors", "party", required=True),
        refs("counterparts", "party"),
        ref("collection", "collection"),
        Field("elements", Kind.LIST, coded=True),
        ref("part_of", "pledge"),
        flag("borderline"),
        word("origin", v.Origin),
        Field("seed_refs", Kind.LIST, coded=True),
        Field("deadline_as_written_en"),
        edtf("due"),
        word("basis", v.Basis),
        Field("deadline_note_en"),
        word("trigger_relation", v.Relation, required=False),
        ref("trigger_dialogue", "dialogue"),
        ref("trigger_next_round_of", "mechanism"),
        ref("trigger_after", "dialogue"),
        Field("recurs_count", Kind.INTEGER, most=100),
        Field("recurs_per", limit=12, coded=True),
        edtf("recurs_start"),
        ref("recurs_each_round_of", "mechanism"),
        flag("recurs_interval_not_stated"),
    ),
    versioned=True,
)

PLEDGE_PARTS = (
    Noun(
        "wording",
        ("pledge", "number"),
        (
            ref("pledge", "pledge", required=True),
            Field("number", Kind.INTEGER, required=True),
            ref("source", "source", required=True),
            ref("side", "party"),
            line("locator"),
            line("verb"),
            word("strength", v.Strength),
            flag("inferred"),
            Field("gist_en"),
            Field("note_en"),
        ),
        versioned=True,
    ),
    Noun(
        "fulfilment_test",
        ("pledge",),
        (
            ref("pledge", "pledge", required=True),
            Field("delivered_if_en", required=True),
            Field("partly_if_en"),
            Field("evidence_en"),
        ),
        versioned=True,
    ),
    Noun(
        "pledge_link",
        ("later", "earlier", "relation"),
        (
            ref("later", "pledge", required=True),
            ref("earlier", "pledge", required=True),
            word("relation", v.LinkRelation),
            Field("reason_en", required=True),
        ),
        versioned=True,
    ),
)
