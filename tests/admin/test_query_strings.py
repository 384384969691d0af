"""What an address of the desk may not carry is refused without an error of ours."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import factories
from tests.admin.desk import page
from tracker.actions import corrections
from tracker.models import PledgeVersion, UpdateVersion
from tracker.rules.vocabulary import Change

LIST = page("pledgeversion")


@pytest.mark.parametrize(
    "query",
    [
        "title_en__regex=^(a%2B)%2B$",
        "statement_en__contains=x",
        "drafted_by__password__startswith=a",
        "pledge__current__title_en=x",
        "state__regex=(",
        "id__in=1,2",
        "nonsense=1",
        "_to_field=statement_en",
        "q=%00",
        "state__exact=%00",
        "q=%ff",
        "at__gte=0001-01-01+00:00:00%2B14:00",
        f"q={'x' * 201}",
        "&".join(f"p{number}=1" for number in range(51)),
        "&".join(f"p{number}=1" for number in range(1_500)),
    ],
    ids=[
        "regular expression",
        "a column that is no filter",
        "password of a user",
        "another table",
        "other lookup of a filter",
        "keys",
        "unknown name",
        "hidden column",
        "NUL in the search",
        "NUL in a filter",
        "no UTF-8",
        "day of a filter that is not here",
        "endless search",
        "51 parameters",
        "1,500 parameters",
    ],
)
def test_lookup_that_is_no_filter_is_refused(query: str, editor_desk: Client) -> None:
    assert editor_desk.get(f"{LIST}?{query}").status_code == 400


@pytest.mark.parametrize(
    "query",
    ["q=%25%27%22%3B--", "all=1", "o=-1.2", "p=1"],
    ids=["signs of SQL", "all at once", "two columns", "first page"],
)
def test_garbage_in_a_known_parameter_does_no_harm(query: str, editor_desk: Client) -> None:
    factories.publish("pledge")

    assert editor_desk.get(f"{LIST}?{query}").status_code in (200, 302)


@pytest.mark.parametrize("door", ["changelist", "export"])
@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("o", "99999999999999999999.1.1", "names a column that this list does not have"),
        ("o", "50", "names a column that this list does not have"),
        ("o", "-", "names a column that this list does not have"),
        ("o", "abc", "names a column that this list does not have"),
        ("p", "abc", "is not the number of a page"),
        ("p", "0", "is not the number of a page"),
        ("p", "99999999999999999999", "is not the number of a page"),
        ("p", "9", "is beyond the last page of this list"),
    ],
)
def test_page_or_column_that_is_not_there_is_said_to_be_missing(
    name: str, value: str, reason: str, door: str, editor_desk: Client
) -> None:
    answer = editor_desk.get(page("pledgeversion", door), {name: value})

    assert answer.status_code == 400
    assert f"<code>{name}</code>" in answer.content.decode()
    assert reason in answer.content.decode()


@pytest.mark.parametrize("door", ["changelist", "export"])
@pytest.mark.parametrize("value", ["nonsense", "ALL"])
@pytest.mark.parametrize(
    "name",
    [
        "look",
        "mine",
        "versions",
        "party",
        "topic",
        "mechanism",
        "collection",
        "state__exact",
        "kind__exact",
    ],
)
def test_filter_names_itself_when_its_value_is_none_of_its_own(
    name: str, value: str, door: str, editor_desk: Client
) -> None:
    factories.publish("pledge")

    answer = editor_desk.get(page("pledgeversion", door), {name: value})

    assert answer.status_code == 400
    assert f"<code>{name}</code>" in answer.content.decode()


@pytest.mark.parametrize(
    ("model", "name"), [("logentry", "at"), ("source", "public"), ("actor", "person")]
)
def test_filter_of_days_and_of_two_sides_names_itself_too(
    model: str, name: str, administrator_desk: Client
) -> None:
    answer = administrator_desk.get(page(model), {name: "nonsense"})

    assert answer.status_code == 400
    assert f"<code>{name}</code>" in answer.content.decode()


def test_list_for_reviewers_is_none_of_an_analysts(
    analyst_desk: Client, editor_desk: Client
) -> None:
    wanted = {"mine": "to-review"}

    assert editor_desk.get(LIST, wanted).status_code == 200
    assert analyst_desk.get(LIST, wanted).status_code == 400


@pytest.mark.parametrize("key", ["abc", "9" * 30, "0", "1_2F2"])
def test_row_that_is_not_there_is_said_to_be_missing(key: str, editor_desk: Client) -> None:
    answer = editor_desk.get(f"{LIST}{key}/change/")

    assert (answer.status_code, answer["Location"]) == (302, "/admin/")


@pytest.mark.parametrize("value", ["abc", "9" * 30])
def test_prefilled_key_that_is_none_is_ignored(value: str, editor_desk: Client) -> None:
    answer = editor_desk.get(page("wording", "add"), {"pledge": value, "verb": "will"})

    given = answer.context["adminform"].form.initial
    assert {name: given[name] for name in given if name != "seen"} == {"verb": "will"}


@pytest.mark.parametrize("key", ["abc", "9" * 30])
def test_forged_row_in_a_list_action_is_refused(key: str, editor_desk: Client) -> None:
    answer = editor_desk.post(LIST, {"action": "submit_selected", "_selected_action": key})

    assert answer.status_code == 400


def test_filter_narrows_a_list(editor_desk: Client, draft_pledge: PledgeVersion) -> None:
    factories.publish("pledge")

    answer = editor_desk.get(LIST, {"state__exact": "draft"})

    assert list(answer.context["cl"].queryset) == [draft_pledge]


def test_list_shows_the_newest_version_unless_asked_for_all(
    editor: User, editor_desk: Client
) -> None:
    first = factories.publish("update")
    corrections.draft_correction(
        first, changes={"note_en": "n"}, change=Change.TYPO, reason="r", by=editor
    )

    newest = editor_desk.get(page("updateversion"))
    every = editor_desk.get(page("updateversion"), {"versions": "all"})

    assert [row.version for row in newest.context["cl"].queryset] == [2]
    assert every.context["cl"].queryset.count() == UpdateVersion.objects.count() == 2


ROW_ADDRESSES = ["change", "history", "delete", "do/publish", "review", "occurrences", ""]


@pytest.mark.parametrize("door", ROW_ADDRESSES)
@pytest.mark.parametrize("key", ["9" * 30, "9" * 5_000, "%00", "%ff", "..%2f..", "1_2F2", "\u0661"])
def test_address_of_no_row_leads_nowhere(door: str, key: str, editor_desk: Client) -> None:
    answer = editor_desk.get(f"{LIST}{key}/{door}/".replace("//", "/"))

    assert answer.status_code in (302, 403, 404)


@pytest.mark.parametrize(
    "query",
    [
        "",
        "app_label=auth&model_name=permission&field_name=content_type",
        "app_label=tracker&model_name=pledgeversion&field_name=drafted_by",
        "app_label=tracker&model_name=pledgeversion&field_name=title_en",
        "app_label=tracker&model_name=pledgeversion&field_name=nothing",
        "app_label=tracker&model_name=nothing&field_name=pledge",
        "app_label=nothing&model_name=pledgeversion&field_name=pledge",
    ],
    ids=["nothing", "permissions", "people", "text", "no field", "no model", "no app"],
)
def test_choices_that_no_form_offers_are_refused(query: str, editor_desk: Client) -> None:
    assert editor_desk.get(f"/admin/autocomplete/?term=a&{query}").status_code == 403


@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("page", "abc", 404),
        ("page", "-1", 404),
        ("page", "9" * 30, 404),
        ("page", "9" * 201, 400),
        ("term", "a\x00", 400),
        ("term", "a" * 201, 400),
        ("term", "%_' OR 1=1--", 200),
        ("term", "a " * 99, 200),
    ],
    ids=["word", "negative", "huge", "endless", "NUL", "long", "signs of SQL", "99 words"],
)
def test_odd_search_for_choices_does_no_harm(
    name: str, value: str, status: int, editor_desk: Client
) -> None:
    factories.publish("pledge")
    field = {"app_label": "tracker", "model_name": "wording", "field_name": "pledge"}

    answer = editor_desk.get("/admin/autocomplete/", field | {"term": "h", name: value})

    assert answer.status_code == status


@pytest.mark.parametrize(
    "model", ["pledgeversion", "updateversion", "assessment", "source", "party", "tip", "logentry"]
)
def test_search_for_a_hundred_words_is_answered(model: str, editor_desk: Client) -> None:
    assert editor_desk.get(page(model), {"q": "a " * 99}).status_code == 200
