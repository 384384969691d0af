"""Status updates with their citations, measurements and bearings."""

from tracker.rules import vocabulary as v
from tracker.rules.schema.field import Field, Kind, Noun, edtf, key, line, ref, refs, word

_BEARING_FIELDS = (
    ref("pledge", "pledge", required=True),
    ref("obligor", "party"),
    word("effect", v.Effect),
)

UPDATE = Noun(
    "update",
    ("id",),
    (
        key(),
        edtf("date", required=True),
        word("kind", v.UpdateKind),
        Field("fact_en", required=True),
        Field("fact_zh"),
        refs("reported_by", "party", extra=("independent",)),
        Field("search_complete", Kind.BOOLEAN),
        Field("search_places_en", Kind.LIST),
        Field("note_en"),
        Field(
            "citations",
            Kind.ROWS,
            rows=(
                ref("source", "source", required=True),
                line("locator"),
                line("quote", limit=500),
            ),
        ),
        Field(
            "measurements",
            Kind.ROWS,
            rows=(
                ref("indicator", "indicator"),
                Field("value", Kind.DECIMAL, required=True, limit=26),
                Field("unit", required=True, limit=60, coded=True),
                word("qualifier", v.Qualifier),
                Field("measure_en"),
                Field("scope_en"),
                edtf("since"),
            ),
        ),
        Field("bearings", Kind.ROWS, rows=_BEARING_FIELDS),
    ),
    versioned=True,
)

BEARING = Noun(
    "bearing",
    ("update", "pledge", "obligor", "effect"),
    (ref("update", "update", required=True), *_BEARING_FIELDS),
)
