"""People and roles: deactivated, never deleted; nobody gives away power they lack."""

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


def test_administrator_deactivates_a_person(analyst: User, administrator_desk: Client) -> None:
    administrator_desk.post(change(analyst), fields_of(analyst))

    analyst.refresh_from_db()
    assert not analyst.is_active


def test_administrator_gives_a_role(analyst: User, administrator_desk: Client) -> None:
    role = Group.objects.get(name="editor")

    administrator_desk.post(change(analyst), fields_of(analyst, is_active="on", groups=[role.pk]))

    assert list(analyst.groups.all()) == [role]


def test_administrator_cannot_make_a_superuser(analyst: User, administrator_desk: Client) -> None:
    fields = fields_of(analyst, is_active="on", is_superuser="on")

    administrator_desk.post(change(analyst), fields)

    analyst.refresh_from_db()
    assert (analyst.is_active, analyst.is_superuser) == (True, False)


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
