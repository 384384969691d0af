"""What a value may hold, in words."""

from __future__ import annotations

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
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


def in_words(schema: Schema, name: str) -> str:
    """What one value may be, as markup; `name` is that of an object."""
    kind = schema.get("type", "")
    if "properties" in schema:
        return _("an object: %(name)s") % {"name": name}
    if schema.get("format") in FORMATS:
        return str(FORMATS[schema["format"]])
    if listed := words(schema):
        return format_html(_("one of: {words}"), words=listed)
    if kind == "integer":
        return _whole(schema)
    return str(TYPES.get(kind) or _text(schema))


def words(schema: Schema) -> SafeString:
    """The words of which a value is one; empty where it is none of a vocabulary."""
    listed = schema.get("enum", ()) if "pattern" not in schema else ()
    return format_html_join(" · ", "<code>{}</code>", ((word,) for word in listed if word))


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
