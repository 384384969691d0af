"""Lists at the desk: private rows change freely, public ones with a reason and a log entry."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import factories
from tests.admin.desk import errors, page, sent
from tracker.models import LogEntry, Party, Source


@pytest.fixture
def public_source(db: None) -> Source:
    factories.publish("update")
    return Source.objects.get(slug="news-report")


def test_public_source_is_revised_with_a_reason(public_source: Source, editor_desk: Client) -> None:
    sent(
        editor_desk,
        page("source", "change", public_source.pk),
        title="The hotline opens",
        public_reason="The paper changed its headline.",
    )

    entry = LogEntry.objects.first()
    public_source.refresh_from_db()
    assert entry is not None
    assert (entry.verb, entry.reason) == ("revise", "The paper changed its headline.")
    assert (public_source.title, public_source.entry) == ("The hotline opens", entry)


@pytest.mark.parametrize("field", ["url", "archived_url"])
@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "file:///etc/passwd", "http://127.0.0.1/", "http://0x7f.1/"],
)
def test_address_off_the_public_web_is_refused_on_its_field(
    field: str, address: str, public_source: Source, editor_desk: Client
) -> None:
    change = {field: address, "public_reason": "It moved."}

    answer = sent(editor_desk, page("source", "change", public_source.pk), **change)

    assert answer.status_code == 200
    assert list(answer.context["adminform"].form.errors) == [field]


def test_public_source_is_not_revised_without_a_reason(
    public_source: Source, editor_desk: Client
) -> None:
    answer = sent(editor_desk, page("source", "change", public_source.pk), title="Other")

    assert "This field is required" in errors(answer)


def test_saving_a_public_row_unchanged_writes_no_entry(
    public_source: Source, editor_desk: Client
) -> None:
    before = LogEntry.objects.count()

    sent(editor_desk, page("source", "change", public_source.pk), public_reason="None.")

    assert LogEntry.objects.count() == before


def test_analyst_cannot_revise_a_public_source(public_source: Source, analyst_desk: Client) -> None:
    answer = analyst_desk.post(page("source", "change", public_source.pk), {"title": "Other"})

    assert answer.status_code == 403


def test_analyst_corrects_a_private_source(analyst_desk: Client) -> None:
    source = factories.draft("source")

    sent(analyst_desk, page("source", "change", source.pk), publisher="A paper")

    source.refresh_from_db()
    assert source.publisher == "A paper"


def test_address_of_a_row_is_not_changed(analyst_desk: Client) -> None:
    source = factories.draft("source")

    sent(analyst_desk, page("source", "change", source.pk), slug="elsewhere", publisher="A paper")

    source.refresh_from_db()
    assert source.slug == "news-report"


def test_administrator_registers_a_party_with_other_names(administrator_desk: Client) -> None:
    sent(
        administrator_desk,
        page("party", "add"),
        name_en="Viet Nam",
        kind="state",
        iso="VN",
        aliases="Vietnam\r\n\r\n 越南 \r\n",
    )

    party = Party.objects.get(slug="viet-nam")
    assert (party.aliases, party.entry_id) == (["Vietnam", "越南"], None)


def test_source_added_in_a_pop_up_is_handed_to_the_form_behind_it(
    analyst: User, analyst_desk: Client
) -> None:
    answer = sent(
        analyst_desk,
        page("source", "add") + "?_popup=1",
        title="A communiqué",
        kind="official_readout",
        reliability="high",
        _popup="1",
    )

    source = Source.objects.get(title="A communiqué")
    assert f"&quot;value&quot;: &quot;{source.pk}&quot;" in answer.content.decode()
