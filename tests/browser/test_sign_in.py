"""Staff sign in under the strict content policy."""

from django.contrib.auth import get_user_model
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

PASSWORD = "a pass phrase of length"


def test_administrator_signs_in_without_a_complaint_of_the_browser(
    live_server: LiveServer, page: Page, complaints: list[str]
) -> None:
    get_user_model().objects.create_superuser("admin", password=PASSWORD)
    page.goto(f"{live_server.url}/admin/")

    page.get_by_label("Username").fill("admin")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()

    assert page.get_by_role("button", name="Log out").is_visible()
    assert complaints == []
