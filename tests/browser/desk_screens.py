"""Which screens the desk shows to whom, read from the matrix of its addresses and roles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.admin.doors import FITTING, PLAIN, lines, named
from tests.browser.desk_record import Rows, key_of

# Answers for scripts, and files to keep.
NOT_SCREENS = ("autocomplete/", "jsi18n/", "/export/", "/hints/", "/testability/", "/duplicates/")
# States of a screen that no line of the matrix is tried with.
STATES = (
    ("tracker/updateversion/?q=hotline&state__exact=draft", ""),
    ("tracker/updateversion/?q=zzzz", ""),
    ("tracker/updateversion/<int:key>/review/", "submitted"),
    ("tracker/updateversion/<int:key>/review/", "correction"),
    ("tracker/pledgeversion/<int:key>/review/", "submitted"),
    ("tracker/assessment/<int:key>/review/", "submitted"),
    ("tracker/updateversion/<path:object_id>/change/", "submitted"),
    ("tracker/updateversion/<path:object_id>/change/", "withdrawn"),
    ("tracker/updateversion/<path:object_id>/change/", "correction"),
    ("tracker/tip/<path:object_id>/change/", "decided"),
)
# Names that differ from noun to noun, and say nothing of how a thing looks.
_NAMES = re.compile(r"^(field|column|model|app|dynamic|current)-")
_ROW = re.compile(r"<(?:\w+:)?(?:object_id|key|id)>")
_TAG = re.compile(r"<(\w+)((?:\s[^<>]*)?)>")
_LOOKS = re.compile(r'\s(?:class|type|role)="([^"]*)"')
_INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>\s*\S|<style|\sstyle=|\son[a-z]+=\"|javascript:")


def screens(role: str, rows: Rows) -> list[str]:
    """The addresses at which the role gets a page."""
    return list(dict.fromkeys(_screens(role, rows)))


def _screens(role: str, rows: Rows) -> Iterator[str]:
    for line in lines():
        is_page = line.answers[role].startswith("page")
        if is_page and not any(part in line.url for part in NOT_SCREENS):
            yield _address(line.url, line.of, rows)
    for url, state in STATES:
        yield _address(url, state, rows)


def _address(url: str, of: str, rows: Rows) -> str:
    if url in PLAIN:
        return f"/admin/{PLAIN[url]}"
    if "<" not in url:
        return f"/admin/{url}"
    path = _ROW.sub(lambda _: str(key_of(rows, url.split("/")[1], FITTING.get(of, of))), url)
    return "/admin/" + re.sub(r"<(?:slug:)?\w+>", named(of), path)


def pieces(html: str) -> set[str]:
    """What a page is built of: each kind of element, without the names of fields and nouns."""
    return {_piece(*found) for found in _TAG.findall(html)}


def _piece(tag: str, attributes: str) -> str:
    words = " ".join(_LOOKS.findall(attributes)).split()
    return " ".join([tag, *sorted(word for word in words if not _NAMES.match(word))])


def inline(html: str) -> list[str]:
    """Script or style in the page itself, which the content policy refuses."""
    return _INLINE.findall(html)
