"""A reader of plain text gets the same page in the same order."""

import subprocess
from typing import Literal

import pytest
from django.utils import translation
from django.utils.translation import gettext

from tests.browser.addresses import PLEDGE
from tests.browser.served_site import ServedSite
from tracker.rules.vocabulary import LabelWord, word


@pytest.mark.parametrize(
    ("language", "prefix", "day"),
    [("en", "", "31 Aug 2016"), ("zh-hans", "/zh-hans", "2016年8月31日")],
    ids=["English", "Chinese"],
)
def test_pledge_reads_promise_delivery_label_date_and_sources_in_that_order(
    site: ServedSite, language: Literal["en", "zh-hans"], prefix: str, day: str
) -> None:
    text = dump(f"{site.url}{prefix}/pledges/{PLEDGE}/")

    label = word(LabelWord.NO_EVIDENCE).label(language)
    with translation.override(language):
        promised, delivered, sources = gettext("Promised"), gettext("Delivered"), gettext("Sources")
    # The same words may stand in the navigation: the order is asked of what follows the promise.
    place = text.index(promised)
    for words in (delivered, label, day, sources):
        place = text.index(squeezed(words), place + 1)


def dump(url: str) -> str:
    """What w3m prints of the page, without the white space of its lines."""
    run = subprocess.run(
        ["w3m", "-dump", "-o", "use_cookie=0", url],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return squeezed(run.stdout)


def squeezed(text: str) -> str:
    return "".join(text.split())
