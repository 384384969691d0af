"""The system's own chromium, driven against the product as `make run` serves it."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.browser.readers import KeyboardReader, PlainReader, Reader
from tests.browser.served_site import ServedSite, served_site
from tests.browser.visits import Visit, newcomer, visit

# Playwright's loop runs in this thread; Django would otherwise refuse to read the database here.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    assert executable, "the browser tests need chromium"
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """The bundled record, served once for the whole run."""
    with served_site(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(scope="session")
def visited(browser: Browser, site: ServedSite) -> Callable[[str], Visit]:
    """`visited(address)`: what a visit showed; the page is opened at the first question."""
    visits: dict[str, Visit] = {}

    def ask(address: str) -> Visit:
        if address not in visits:
            with newcomer(browser) as context:
                visits[address] = visit(context, site.url + address)
        return visits[address]

    return ask


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console said against the page, refused scripts and styles included."""
    return []


@pytest.fixture
def page(browser: Browser, complaints: list[str]) -> Iterator[Page]:
    def note(message: ConsoleMessage) -> None:
        # Chromium asks for a site icon by itself.
        is_icon = message.location.get("url", "").endswith("/favicon.ico")
        if message.type in {"error", "warning"} and not is_icon:
            complaints.append(message.text)

    page = browser.new_page()
    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    page.close()


@pytest.fixture(params=["keyboard", "no script"])
def reader(request: pytest.FixtureRequest, browser: Browser, site: ServedSite) -> Iterator[Reader]:
    """The same task is done with a keyboard alone, and where no script runs."""
    by_keyboard = request.param == "keyboard"
    context = browser.new_context(java_script_enabled=by_keyboard, locale="en-US")
    context.set_default_timeout(15_000)
    page = context.new_page()
    kind = KeyboardReader if by_keyboard else PlainReader
    yield kind(page, site.url)
    context.close()
