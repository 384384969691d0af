"""People and roles: deactivated, never deleted; nobody gives away power they lack."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse


@pytest.fixture
def superuser(db: None) -> User:
    return User.objects.create(username="root", is_staff=True, is_superuser=True)


def change(user: User) -> str:
    return reverse("admin:auth_user_change", args=[user.pk])


def fields_of(user: User, **changes: object) -> dict[str, object]:
    dates = {"date_joined_0": "2020-01-01", "date_joined_1": "00:00:00"}
    return {"username": user.username, "is_staff": "on", **dates, **changes}


def opened(client: Client, address: str) -> dict[str, str]:
    """What the form at an address says that it was opened with."""
    shown = client.get(address).content.decode()
    return dict(re.findall(r'name="(seen)" value="([^"]*)"', shown))


def test_administrator_deactivates_a_person(analyst: User, administrator_desk: Client) -> None:
    seen = opened(administrator_desk, change(analyst))

    administrator_desk.post(change(analyst), fields_of(analyst, **seen))

    analyst.refresh_from_db()
    assert not analyst.is_active


def test_administrator_gives_a_role(analyst: User, administrator_desk: Client) -> None:
    role = Group.objects.get(name="editor")

    seen = opened(administrator_desk, change(analyst))

    administrator_desk.post(
        change(analyst), fields_of(analyst, is_active="on", groups=[role.pk], **seen)
    )

    assert list(analyst.groups.all()) == [role]


def test_role_that_is_none_is_told_beside_what_somebody_else_changed(
    analyst: User, administrator_desk: Client
) -> None:
    seen = opened(administrator_desk, change(analyst))
    User.objects.filter(pk=analyst.pk).update(first_name="Theirs")

    answer = administrator_desk.post(
        change(analyst), fields_of(analyst, is_active="on", groups=["0"], **seen)
    )

    told = answer.context["meanwhile"].differences
    assert [(each.name, each.now) for each in told] == [("first name", "Theirs")]
    assert "0 is not one of the available choices" in answer.content.decode()


def test_administrator_cannot_make_a_superuser(analyst: User, administrator_desk: Client) -> None:
    seen = opened(administrator_desk, change(analyst))
    fields = fields_of(analyst, is_active="on", is_superuser="on", first_name="Ana", **seen)

    administrator_desk.post(change(analyst), fields)

    analyst.refresh_from_db()
    assert (analyst.first_name, analyst.is_superuser) == ("Ana", False)


def test_second_of_two_administrators_is_told_with_both_values(
    analyst: User, administrator_desk: Client
) -> None:
    seen = opened(administrator_desk, change(analyst))
    role = Group.objects.get(name="editor")
    User.objects.filter(pk=analyst.pk).update(first_name="Theirs")
    analyst.groups.add(role)

    answer = administrator_desk.post(
        change(analyst), fields_of(analyst, is_active="on", first_name="Mine", **seen)
    )

    form, told = answer.context["adminform"].form, answer.context["meanwhile"].differences
    assert "Somebody else changed this" in answer.content.decode()
    assert [(each.name, each.now, each.yours, each.is_kept) for each in told] == [
        ("first name", "Theirs", "Mine", True),
        ("groups", "editor", "–", False),
    ]
    assert (form["first_name"].value(), form["groups"].value()) == ("Mine", [str(role.pk)])


def test_second_administrator_may_save_knowingly(analyst: User, administrator_desk: Client) -> None:
    seen = opened(administrator_desk, change(analyst))
    User.objects.filter(pk=analyst.pk).update(first_name="Theirs")
    fields = fields_of(analyst, is_active="on", first_name="Mine")
    told = administrator_desk.post(change(analyst), fields | seen)
    fresh = told.context["adminform"].form["seen"].value()

    administrator_desk.post(change(analyst), fields | {"seen": fresh})

    analyst.refresh_from_db()
    assert analyst.first_name == "Mine"


@pytest.mark.parametrize("seen", ["", "garbled"])
@pytest.mark.parametrize("name", ["auth_user_add", "auth_user_change", "auth_user_password_change"])
def test_missing_or_garbled_version_of_a_person_is_an_error(
    name: str, seen: str, analyst: User, administrator_desk: Client
) -> None:
    address = reverse(f"admin:{name}", args=[] if name.endswith("add") else [analyst.pk])
    phrases = {"password1": "a new pass phrase", "password2": "a new pass phrase"}
    fields = fields_of(analyst, seen=seen, usable_password="true", first_name="Mine", **phrases)

    answer = administrator_desk.post(address, fields | {"username": "analyst2"})

    analyst.refresh_from_db()
    assert "does not say what you had opened" in answer.content.decode()
    assert (analyst.username, analyst.first_name, analyst.password) == ("analyst", "", "")
    assert not User.objects.filter(username="analyst2").exists()


def test_administrator_sets_a_password_once(analyst: User, administrator_desk: Client) -> None:
    address = reverse("admin:auth_user_password_change", args=[analyst.pk])
    seen = opened(administrator_desk, address)
    phrases = [{"password1": text, "password2": text} for text in ("first phrase of two", "second")]
    first, second = ({"usable_password": "true"} | seen | each for each in phrases)

    administrator_desk.post(address, first)
    answer = administrator_desk.post(address, second)

    analyst.refresh_from_db()
    assert analyst.check_password("first phrase of two")
    assert "Somebody else changed this" in answer.content.decode()


def test_administrator_makes_an_account(administrator_desk: Client) -> None:
    address = reverse("admin:auth_user_add")
    fields = {"username": "new", "usable_password": "true", "password1": "", "password2": ""}
    phrase = {"password1": "a new pass phrase", "password2": "a new pass phrase"}

    administrator_desk.post(address, fields | phrase | opened(administrator_desk, address))

    assert User.objects.get(username="new").check_password("a new pass phrase")


def test_administrator_cannot_touch_a_superuser(
    superuser: User, administrator_desk: Client
) -> None:
    assert administrator_desk.post(change(superuser), fields_of(superuser)).status_code == 403


def test_nobody_is_deleted(analyst: User, superuser: User) -> None:
    client = Client()
    client.force_login(superuser)

    answer = client.post(reverse("admin:auth_user_delete", args=[analyst.pk]), {"post": "yes"})

    assert answer.status_code == 403
    assert User.objects.filter(pk=analyst.pk).exists()


def test_editor_does_not_see_people(editor_desk: Client) -> None:
    assert editor_desk.get(reverse("admin:auth_user_changelist")).status_code == 403


def test_role_is_only_read(administrator_desk: Client) -> None:
    role = Group.objects.get(name="analyst")
    address = reverse("admin:auth_group_change", args=[role.pk])

    assert "assessment" in administrator_desk.get(address).content.decode()
    assert administrator_desk.post(address, {"name": "boss"}).status_code == 403


@pytest.mark.parametrize(
    ("role", "held", "lacked"),
    [
        ("analyst", "tracker.add_updateversion", "tracker.publish_updateversion"),
        ("editor", "tracker.publish_updateversion", "tracker.redact_logentry"),
        ("administrator", "tracker.redact_logentry", "tracker.publish_updateversion"),
    ],
)
def test_role_holds_no_more_than_it_needs(role: str, held: str, lacked: str, analyst: User) -> None:
    analyst.groups.add(Group.objects.get(name=role))

    assert analyst.has_perm(held)
    assert not analyst.has_perm(lacked)


def test_stranger_is_sent_to_sign_in(db: None, client: Client) -> None:
    answer = client.get("/admin/")

    assert answer["Location"].startswith("/admin/login/")
