"""What is said about the record: verdicts, occurrences, numbers, conflicts, exclusions."""

from tracker.rules import vocabulary as v
from tracker.rules.schema.field import Field, Kind, Noun, edtf, flag, key, line, ref, refs, word

JUDGEMENTS = (
    Noun(
        "assessment",
        ("pledge", "number"),
        (
            ref("pledge", "pledge", required=True),
            Field("number", Kind.INTEGER, required=True),
            ref("obligor", "party"),
            Field("as_of", Kind.DATE, required=True),
            word("assessment", v.Assessment),
            word("delivery", v.Delivery, required=False),
            word("confidence", v.Confidence, required=False),
            Field("reason_en", required=True),
            Field("reason_zh"),
            word("non_delivery_reason", v.NonDeliveryReason, required=False),
            refs("evidence", "update"),
        ),
        versioned=True,
    ),
    Noun(
        "milestone",
        ("pledge", "number"),
        (
            ref("pledge", "pledge", required=True),
            Field("number", Kind.INTEGER, required=True),
            word("outcome", v.MilestoneState),
            ref("evidence", "update"),
            Field("note_en"),
        ),
        versioned=True,
    ),
    Noun(
        "external_verdict",
        ("id",),
        (
            key(),
            ref("pledge", "pledge", required=True),
            ref("obligor", "party"),
            line("institution", required=True, limit=200),
            line("value", required=True, limit=60),
            line("scale_en"),
            edtf("published_on"),
            ref("source", "source", required=True),
            line("licence", limit=120),
            line("batch", limit=60),
        ),
        versioned=True,
    ),
    Noun(
        "indicator_point",
        ("indicator", "number"),
        (
            ref("indicator", "indicator", required=True),
            Field("number", Kind.INTEGER, required=True),
            edtf("date", required=True),
            Field("value", Kind.DECIMAL, required=True, limit=26),
            word("qualifier", v.Qualifier),
            ref("reporter", "party"),
            ref("source", "source", required=True),
            Field("note_en"),
        ),
        versioned=True,
    ),
    Noun(
        "conflict",
        ("id",),
        (
            key(),
            refs("pledges", "pledge"),
            refs("updates", "update"),
            Field("claim_a_en", required=True),
            Field("claim_b_en", required=True),
            refs("sources", "source"),
            Field("handling_en"),
        ),
        versioned=True,
    ),
    Noun(
        "excluded_statement",
        ("id",),
        (
            key(),
            ref("source", "source", required=True),
            Field("paragraph", Kind.INTEGER, required=True),
            Field("gist_en", required=True),
            word("category", v.ExcludedCategory),
            Field("why_en", required=True),
            flag("borderline"),
        ),
        versioned=True,
    ),
)
