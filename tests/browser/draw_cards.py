"""Draw the pictures of shared pages again: `make cards`, after a change of words or colours.

They are drawn by the system's chromium, the one program at hand that sets type in both languages,
from `templates/cards/card.html` and the site's own stylesheets, and kept in `static/cards/`. They
live beside the browser tests because both need that browser; the site itself never runs it.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import django
from django.conf import settings
from django.template.loader import render_to_string
from django.test import override_settings
from django.utils import translation
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.browser.palette_png import with_few_colours
from tracker.rules.vocabulary import LabelWord

ROOT = Path(__file__).resolve().parent.parent.parent
OUT = ROOT / "static" / "cards"
ADDRESS = "http://cards.invalid"


def main() -> None:
    """One card per label and language, and one of the site per language."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
    django.setup()
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        draw_all(browser)
        browser.close()


def draw_all(browser: Browser) -> None:
    """Write every card that the site names."""
    page = browser.new_page(viewport={"width": 1200, "height": 630})
    for language, _ in settings.LANGUAGES:
        for label in (None, *LabelWord):
            path = OUT / language / f"{label or 'followthrough'}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(with_few_colours(picture(page, language, label)))


def picture(page: Page, language: str, label: LabelWord | None) -> bytes:
    """One card as the browser draws it."""
    html = html_of(language, label)
    page.unroute_all()
    page.route("**/*", lambda route: answer(route, html))
    page.goto(f"{ADDRESS}/", wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    return page.screenshot(animations="disabled")


def html_of(language: str, label: LabelWord | None) -> str:
    """The page of one card."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with (
        translation.override(language),
        override_settings(STORAGES=settings.STORAGES | {"staticfiles": plain}),
    ):
        context = {"label": label, "shapes": list(LabelWord)[1::2]}
        return render_to_string("cards/card.html", context)


def answer(route: Route, html: str) -> None:
    """Give the browser the page and the files it names; there is no server and no network."""
    path = route.request.url.removeprefix(ADDRESS)
    if path == "/":
        route.fulfill(body=html, content_type="text/html; charset=utf-8")
    elif path == "/card.css":
        route.fulfill(path=Path(__file__).with_name("card.css"))
    elif path.endswith("/tokens.css"):
        # A page does without a late font; a card waits for it.
        styles = (ROOT / path.removeprefix("/")).read_text(encoding="utf-8")
        styles = styles.replace("font-display: optional", "font-display: block")
        route.fulfill(body=styles, content_type="text/css; charset=utf-8")
    else:
        route.fulfill(path=ROOT / path.removeprefix("/"))


if __name__ == "__main__":
    main()
