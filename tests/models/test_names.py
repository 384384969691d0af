"""Every row can say what it is, and what readers can visit has an address."""

from __future__ import annotations

import pytest
from django.apps import apps

from tests.models.whole_record import MODELS, WholeRecord
from tracker.models import Pledge
from tracker.models.base import Record

pytestmark = pytest.mark.django_db

NAMES = {
    "tracker_actor": "editor 1",
    "tracker_assessment": "initiated (2016-07-01)",
    "tracker_bearing": "{row.update_id} initiated {row.pledge_id}",
    "tracker_checkpoint": "record {row.size} · root {row.root:.8}…",
    "tracker_citation": "Hotline opens",
    "tracker_collection": "Pledges scored by an institute",
    "tracker_conflict": "who-called-first",
    "tracker_deskevent": "submit conflict private-conflict",
    "tracker_desksession": "editor · Unknown browser",
    "tracker_dialogue": "first-round",
    "tracker_dialogueversion": "First round",
    "tracker_digest": "editor · 2016-09-15",
    "tracker_excludedstatement": "The writer hopes for calls.",
    "tracker_externalverdict": "An institute: +1",
    "tracker_fulfilmenttest": "test of {row.pledge_id}",
    "tracker_indicator": "Calls",
    "tracker_indicatorpoint": "{row.indicator_id}: 3.000000 (2016)",
    "tracker_linkcheck": "https://news.example/hotline: Reachable",
    "tracker_logbody": "body of 1",
    "tracker_logentry": "1 register party china",
    "tracker_logpledge": "{row.entry_id} touches {row.pledge_id}",
    "tracker_measurement": "3 calls",
    "tracker_mechanism": "Joint dialogue",
    "tracker_milestone": "{row.pledge_id} #1: held",
    "tracker_obligation": "China · open-a-hotline",
    "tracker_pagestate": "page state 1",
    "tracker_participant": "China",
    "tracker_party": "China",
    "tracker_pledge": "open-a-hotline",
    "tracker_pledgelink": "meet-each-half-year reaffirms open-a-hotline",
    "tracker_pledgeversion": "Open a hotline",
    "tracker_redirect": "meet-twice-a-year → meet-each-half-year",
    "tracker_release": "release {row.checkpoint_id}",
    "tracker_searchentry": "dialogues first-round",
    "tracker_segment": "{row.pledge_id} not_assessed from 2015-12-02",
    "tracker_signincount": "tries: 1",
    "tracker_source": "Hotline opens",
    "tracker_statusupdate": "hotline-opened",
    "tracker_tip": "Tip {row.pk}: Evidence",
    "tracker_topic": "Hotlines",
    "tracker_updateversion": "The hotline was opened.",
    "tracker_wording": "will (Hotline opens)",
}
ADDRESSES = {
    "tracker_dialogue": "/dialogues/first-round/",
    "tracker_indicator": "/indicators/calls/",
    "tracker_mechanism": "/mechanisms/joint-dialogue/",
    "tracker_party": "/parties/china/",
    "tracker_pledge": "/pledges/open-a-hotline/",
    "tracker_source": "/sources/news-report/",
    "tracker_statusupdate": "/updates/hotline-opened/",
    "tracker_topic": "/topics/hotlines/",
}


@pytest.mark.parametrize(("table", "name"), NAMES.items(), ids=NAMES.keys())
def test_row_says_what_it_is(record: WholeRecord, table: str, name: str) -> None:
    row = MODELS[table]._default_manager.order_by("pk").first()

    assert str(row) == name.format(row=row)


def test_every_model_has_a_name_here() -> None:
    models = apps.get_app_config("tracker").get_models()

    assert {model._meta.db_table for model in models} == NAMES.keys()


@pytest.mark.parametrize(("table", "address"), ADDRESSES.items(), ids=ADDRESSES.keys())
def test_row_has_an_address(record: WholeRecord, table: str, address: str) -> None:
    row = MODELS[table]._default_manager.order_by("pk").first()

    assert row.get_absolute_url() == address  # type: ignore[union-attr]


def test_record_without_a_public_id_says_so() -> None:
    with pytest.raises(NotImplementedError):
        Record.public_id.fget(Pledge())  # type: ignore[attr-defined]
