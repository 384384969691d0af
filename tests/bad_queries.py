"""Query strings of the pledge list that cannot be read, and the parameter that is at fault.

Every door refuses each of them with a 400 that names the parameter.
"""

from __future__ import annotations

import pytest

BAD_QUERIES = [
    pytest.param("colour=red", "colour", id="unknown name"),
    pytest.param("id__in=1,2", "id__in", id="a lookup of the database"),
    pytest.param("title__regex=(", "title__regex", id="a regular expression"),
    pytest.param("page=abc", "page", id="page is no number"),
    pytest.param("page=-1", "page", id="page is negative"),
    pytest.param("page=0", "page", id="page is zero"),
    pytest.param("page=1.5", "page", id="page is a fraction"),
    pytest.param("page=%D9%A1", "page", id="page in Arabic digits"),
    pytest.param("page=1&page=2", "page", id="two pages"),
    pytest.param("sort=password", "sort", id="unknown order"),
    pytest.param("sort=due&sort=title", "sort", id="two orders"),
    pytest.param("as_of=yesterday", "as_of", id="as_of is no day"),
    pytest.param("as_of=2020-02-30", "as_of", id="as_of is not in the calendar"),
    pytest.param("as_of=20200229", "as_of", id="as_of without hyphens"),
    pytest.param("as_of=2999-01-01", "as_of", id="as_of lies in the future"),
    pytest.param("as_of=2020-01-01&as_of=2020-01-02", "as_of", id="two days"),
    pytest.param("made_after=2020", "made_after", id="made_after is a year"),
    pytest.param("made_before=x", "made_before", id="made_before is no day"),
    pytest.param("due_after=2020-13-01", "due_after", id="due_after has a month 13"),
    pytest.param("due_before=1/2/2020", "due_before", id="due_before with slashes"),
    pytest.param("mechanism=no-such", "mechanism", id="unknown mechanism"),
    pytest.param("dialogue=no-such", "dialogue", id="unknown dialogue"),
    pytest.param("party=no-such", "party", id="unknown party"),
    pytest.param("obligor=no-such", "obligor", id="unknown obligor"),
    pytest.param("topic=no-such", "topic", id="unknown topic"),
    pytest.param("collection=no-such", "collection", id="unknown collection"),
    pytest.param("institution=Nobody", "institution", id="unknown institution"),
    pytest.param("kind=one", "kind", id="unknown kind"),
    pytest.param("deliverable=gift", "deliverable", id="unknown deliverable"),
    pytest.param("strength=iron", "strength", id="unknown strength"),
    pytest.param("label=good", "label", id="unknown label"),
    pytest.param("label=delivered&label=good", "label", id="one of two labels unknown"),
    pytest.param("assessment=maybe", "assessment", id="unknown assessment"),
    pytest.param("delivery=DELIVERED", "delivery", id="delivery in capitals"),
    pytest.param("timing=soon", "timing", id="unknown timing"),
    pytest.param("standing=up", "standing", id="unknown standing"),
    pytest.param("contested=perhaps", "contested", id="contested is neither"),
    pytest.param("counted=perhaps", "counted", id="counted is neither"),
    pytest.param("q=%00", "q", id="NUL"),
    pytest.param("topic=%00", "topic", id="NUL in an id"),
    pytest.param("q=%ff", "q", id="no UTF-8"),
    pytest.param("&".join(["q=a"] * 51), "q", id="51 parameters"),
]
