"""Every response carries the headers that keep it apart from other sites."""

import pytest
from django.test import Client

EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize(("header", "value"), EXPECTED.items(), ids=EXPECTED)
def test_response_carries(client: Client, header: str, value: str) -> None:
    assert client.get("/healthz").headers[header] == value


def test_content_policy_allows_nothing_but_this_site(client: Client) -> None:
    policy = client.get("/healthz").headers["Content-Security-Policy"]

    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == "'self'"
    assert directives["img-src"] == "'self' data:"
    assert directives["frame-ancestors"] == "'none'"


def test_page_for_readers_makes_no_script_of_strings(client: Client) -> None:
    policy = client.get("/healthz").headers["Content-Security-Policy"]

    assert policy.endswith("; require-trusted-types-for 'script'; trusted-types 'none'")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/admin/login/", "/api/v1/docs/"])
def test_scripts_of_others_keep_their_ways(client: Client, address: str) -> None:
    assert "trusted-types" not in client.get(address).headers["Content-Security-Policy"]


def test_permissions_policy_turns_powers_off(client: Client) -> None:
    assert "camera=()" in client.get("/healthz").headers["Permissions-Policy"]


@pytest.mark.django_db
def test_api_may_be_read_by_other_sites(client: Client) -> None:
    response = client.get("/api/none-such")

    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.django_db
def test_admin_sends_its_referrer_to_itself(client: Client) -> None:
    response = client.get("/admin/login/")

    assert response.headers["Referrer-Policy"] == "same-origin"


def test_public_response_sets_no_cookie(client: Client) -> None:
    assert not client.get("/healthz").cookies


@pytest.mark.django_db
def test_stranger_host_is_refused(client: Client) -> None:
    assert client.get("/healthz", headers={"host": "evil.test"}).status_code == 400


def test_forwarded_scheme_of_a_stranger_counts_for_nothing(client: Client) -> None:
    response = client.get("/healthz", headers={"x-forwarded-proto": "https"})

    assert not response.wsgi_request.is_secure()


@pytest.mark.django_db
def test_pictures_of_shared_pages_may_be_shown_by_other_sites(client: Client) -> None:
    card = client.get("/static/cards/en/none-such.png")
    style = client.get("/static/css/none-such.css")

    assert card.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert style.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "/zh-hans"])
@pytest.mark.parametrize("address", ["/embed/pledges/none-such/", "/embed/pledges/none-such.svg"])
def test_embeds_and_badges_may_be_read_by_other_sites(
    client: Client, prefix: str, address: str
) -> None:
    response = client.get(prefix + address)

    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response.headers["Cross-Origin-Embedder-Policy"] == "require-corp"


@pytest.mark.django_db
def test_languages_that_a_browser_likes_are_not_asked(client: Client) -> None:
    answers = [
        client.get("/about/", headers={"accept-language": liked})
        for liked in ("", "zh-hans", "zh-hans," * 1_250, "\x00;q=\xff")
    ]

    assert {(each.status_code, each.headers["Content-Language"]) for each in answers} == {
        (200, "en")
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    "header", ["x-forwarded-host", "x-forwarded-proto", "x-forwarded-for", "forwarded"]
)
def test_what_a_stranger_forwards_changes_nothing(client: Client, header: str) -> None:
    plain, forged = client.get("/about/"), client.get("/about/", headers={header: "evil.test"})

    assert forged.content == plain.content
