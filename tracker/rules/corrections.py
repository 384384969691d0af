"""What the method refuses in a later version: asked when it is drafted and when it is published.

A typo changes text, a translation only the translated text, a substantive correction anything but
who promised what (DESIGN §2): that is a new pledge, which supersedes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tracker.rules.difference import words_differing
from tracker.rules.method import Breach
from tracker.rules.schema import Field, Kind, Noun
from tracker.rules.vocabulary import Change

Content = Mapping[str, Any]

# Not part of a version: they say which it is, or belong to the thing itself.
_APART = frozenset({"version", "change", "change_reason", "bearings"})
WHO = frozenset({"obligors", "counterparts", "joint"})
_WORDS = frozenset({Kind.TEXT, Kind.LIST})
# A typing error rarely spans more: beyond this a reviewer is asked to look whether it is one.
A_FEW_WORDS = 3


def breaches(noun: Noun, before: Content, after: Content) -> list[Breach]:
    """Everything refused in `after`, the next version of the current content `before`."""
    return [*_of_the_whole(before, after), *_of_the_fields(noun, before, after)]


def changed(before: Content, after: Content) -> list[str]:
    """The fields in which two versions differ."""
    return [name for name in before if name not in _APART and before[name] != after[name]]


def words_changed(noun: Noun, before: Content, after: Content) -> int:
    """How many words of its texts and lists a later version changes."""
    names = changed(before, after)
    fields = [each for each in noun.fields if each.kind in _WORDS and each.name in names]
    return sum(
        words_differing(_text(before[each.name]), _text(after[each.name])) for each in fields
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "\n".join(value or ())


def _of_the_whole(before: Content, after: Content) -> Iterator[Breach]:
    if after["version"] != before["version"] + 1:
        yield Breach(30, "version", "The next version of the current one is missing.")
    if not after["change_reason"].strip():
        yield Breach(30, "change_reason", "A correction needs a public reason.")
    if message := _change(before, after):
        yield Breach(30, "change", message)


def _change(before: Content, after: Content) -> str:
    """What is wrong with the kind of change; empty if nothing is."""
    change, differs = after["change"], bool(changed(before, after))
    if change == Change.PUBLICATION:
        return "A correction is a typo, a translation, or substantive."
    if before["change"] == Change.WITHDRAWAL:
        back = change == Change.SUBSTANTIVE
        return "" if back else "It is withdrawn; only a substantive correction brings it back."
    if change == Change.WITHDRAWAL:
        return "A withdrawal changes nothing else." if differs else ""
    return "" if differs else "Nothing was changed."


def _of_the_fields(noun: Noun, before: Content, after: Content) -> Iterator[Breach]:
    fields = {field.name: field for field in noun.fields}
    for name in changed(before, after):
        if message := _identity(noun, name, Change(after["change"])):
            yield Breach(2, name, message)
        elif message := _kind_of_change(fields[name], Change(after["change"])):
            yield Breach(30, name, message)


def _identity(noun: Noun, name: str, change: Change) -> str:
    if name in noun.key:
        return "Which one it is cannot be corrected."
    if noun.name != "pledge":
        return ""
    if name == "collection":
        return "A pledge stays in the collection in which it was made."
    if name in WHO:
        return "A changed who is a new pledge that supersedes."
    if name == "statement_en" and change == Change.SUBSTANTIVE:
        return "A changed what is a new pledge that supersedes."
    return ""


def _kind_of_change(field: Field, change: Change) -> str:
    if change == Change.TRANSLATION and not field.name.endswith("_zh"):
        return "A translation changes translated text only."
    if change == Change.TYPO and field.kind not in _WORDS:
        return "A typo is in a text: this is a substantive correction."
    return ""
