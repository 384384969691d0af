"""What a value may hold, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .shapes import EDTF, SLUG, SLUG_OR_EMPTY, Schema

FORMATS = {
    "date": gettext_lazy("a day (YYYY-MM-DD)"),
    "date-time": gettext_lazy("a moment (UTC)"),
    "uri": gettext_lazy("a web address"),
}
TYPES = {"boolean": gettext_lazy("true or false"), "number": gettext_lazy("a number")}
# Beyond this a bound is that of the database, which nobody will meet.
TELLING = 10**9


def in_words(schema: Schema, name: str) -> tuple[str, tuple[str, ...]]:
    """What one value may be, and the words of which it is one; `name` is that of an object."""
    kind = schema.get("type", "")
    if "properties" in schema:
        return _("an object: %(name)s") % {"name": name}, ()
    if schema.get("format") in FORMATS:
        return str(FORMATS[schema["format"]]), ()
    if "enum" in schema and "pattern" not in schema:
        return _("one of"), tuple(filter(None, map(str, schema["enum"])))
    if kind == "integer":
        return _whole(schema), ()
    return str(TYPES.get(kind) or _text(schema)), ()


def _whole(schema: Schema) -> str:
    least, most = schema.get("minimum", 0), schema.get("maximum", TELLING)
    if most < TELLING:
        return _("a whole number, %(least)d to %(most)d") % {"least": least, "most": most}
    return _("a whole number from %(least)d on") % {"least": least}


def _text(schema: Schema) -> str:
    """An id of the record is told from other text by its pattern."""
    pattern, most = schema.get("pattern"), schema.get("maxLength")
    if pattern in (SLUG["pattern"], SLUG_OR_EMPTY["pattern"]):
        return _("an id")
    if pattern == EDTF["pattern"]:
        return _("a date in EDTF, at most %(most)d characters") % {"most": most}
    return _("text, at most %(most)d characters") % {"most": most} if most else _("text")
