"""The pictures of shared pages: there is one for each label and language, small and of one size."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from tests import factories
from tests.web.conftest import Read
from tracker.rules.vocabulary import LabelWord
from tracker.web.cards import HEIGHT, WIDTH, card

FOLDER = Path(settings.BASE_DIR, "static", "cards")
LANGUAGES = [code for code, _ in settings.LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("label", [None, *LabelWord], ids=str)
def test_card_is_a_small_picture_of_the_size_that_is_named(
    language: str, label: LabelWord | None
) -> None:
    with translation.override(language):
        named = card(label)

    data = (FOLDER / named.address.rpartition("/cards/")[2]).read_bytes()

    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", data[16:24]) == (WIDTH, HEIGHT)
    assert len(data) <= 20_480
    assert label is None or label.word.label("zh-hans" if "zh" in language else "en") in named.alt


def test_no_card_is_left_of_a_label_that_is_no_more() -> None:
    drawn = {path.stem for path in FOLDER.rglob("*.png")}

    assert drawn == {"followthrough", *LabelWord}


def test_pledge_page_shows_the_card_of_its_label(published_verdict: object, read: Read) -> None:
    html = read(f"/pledges/{factories.HOTLINE}/").html

    assert f'{settings.SITE_URL}/static/cards/en/under_way.png"' in html
    assert "Status of a pledge: Under way" in html


def test_card_follows_the_day_asked_about(published_verdict: object, read: Read) -> None:
    html = read(f"/zh-hans/pledges/{factories.HOTLINE}/?as_of=2016-06-30").html

    assert "/static/cards/zh-hans/not_assessed.png" in html


def test_other_pages_show_the_card_of_the_site(db: None, read: Read) -> None:
    assert "/static/cards/en/followthrough.png" in read("/pledges/").html
