"""Text that XML can hold."""

from __future__ import annotations

from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.xml_text import one_line, xml_text


@given(st.text())
def test_any_text_can_stand_in_a_document(text: str) -> None:
    document = f"<a>{escape(xml_text(text))}</a>".encode()

    assert ET.fromstring(document).tag == "a"


def test_only_forbidden_characters_are_left_out() -> None:
    assert xml_text("热线 \u202b]]>\x01\ufffe\ud800 ok") == "热线 \u202b]]> ok"


def test_lines_become_one() -> None:
    assert one_line(" Open\r\n a\thotline\x0b ") == "Open a hotline"
