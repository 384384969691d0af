"""One corpus, the same answers on every database: run on SQLite and on PostgreSQL."""

from __future__ import annotations

import pytest

from tests.search.conftest import Find

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("corpus")]

HOTLINE, FRAUD, TRAIN = "pledges/open-a-hotline", "pledges/fight-fraud", "pledges/train-officers"
ARRESTS, COURSE, NOT_FOUND = "updates/arrests", "updates/course", "updates/search-for-training"
SOURCE, NEWS = "sources/le-monde", "sources/news-report"
ROUND = "dialogues/round-two"
ALLIANCE, POLICE, CHINA = "mechanisms/alliance", "parties/police", "parties/china"
TOPIC = "topics/fraud"

FOUND: dict[str, dict[str, set[str]]] = {
    "English stems": {
        "promise": {FRAUD},
        "promises": {FRAUD},
        "ministry": {FRAUD, POLICE},
        "ministries": {FRAUD, POLICE},
        "handing suspect": {ARRESTS},
        "TRAINING": {TRAIN},
    },
    "accents": {
        "ecole": {TRAIN},
        "École": {TRAIN},
        "naive": {TRAIN},
        "facade": {SOURCE, COURSE},
    },
    "names, aliases and topics of others": {
        "PRC": {HOTLINE, FRAUD, CHINA},
        "elysee": {TRAIN, "parties/france"},
        "MPS": {FRAUD, POLICE},
        "telecom": {FRAUD, TOPIC},
        "Lianyungang": {FRAUD, ROUND, ALLIANCE},
        "Dalian": {ROUND},
    },
    "wordings, places and publishers": {
        "formera": {TRAIN},
        "silent": {TRAIN},
        "gazette academy": {NOT_FOUND},
        "quotidien": {SOURCE},
        "news.example": {NEWS},
        "before September": {HOTLINE},
    },
    "numbers and initials": {
        "53,000": {ARRESTS},
        "53000": {ARRESTS},
        "U.S.": {FRAUD},
        "us": {FRAUD},
        "100%": {TRAIN},
    },
    "Chinese of one to five characters": {
        "骗": {FRAUD, TOPIC},
        "打击": {FRAUD},
        "公安部": {FRAUD, POLICE},
        "电信诈骗": {FRAUD, TOPIC},
        "中华人民共": {HOTLINE, FRAUD, CHINA},
        "击打": set(),
        "中 国": {HOTLINE, FRAUD, CHINA},
        "国法": set(),
    },
    "mixed": {
        "China 打击 fraud": {FRAUD},
        "PRC公安部": {FRAUD},
        "警方 reported": {ARRESTS},
    },
    "punctuation and operators": {
        "“fraud”": {FRAUD, TOPIC},
        "fraud, (operations)": {FRAUD},
        '"crack down"': {FRAUD},
        '"': set(),
        "NEAR(": set(),
        "title:": set(),
        "fraud OR hotline": set(),
        "fraud*": {FRAUD, TOPIC},
        "frau*": set(),
        "-fraud": {FRAUD, TOPIC},
        "words : fraud": set(),
        "%%%%": set(),
        "_": set(),
        "\\": set(),
        "' OR 1=1--": set(),
        "🙂": set(),
        " ".join(f"w{number}" for number in range(400)): set(),
        "hotline " * 400: {HOTLINE, "topics/hotlines", NEWS, ARRESTS},
        "a" * 5_000: set(),
    },
}


@pytest.mark.parametrize("found", FOUND.values(), ids=FOUND.keys())
def test_texts_find(found: dict[str, set[str]], find: Find) -> None:
    assert {text: find(text) for text in found} == found


def test_what_was_not_known_on_a_day_is_not_found_on_it(find: Find) -> None:
    assert find("fraud", as_of="2017-03-31") == {FRAUD, TOPIC}
    assert find("fraud", as_of="2017-03-30") == {TOPIC}


def test_wording_is_found_from_the_day_its_source_appeared(find: Find) -> None:
    assert find("formera", as_of="2016-06-15") == {TRAIN}
    assert find("formera", as_of="2016-06-14") == set()
