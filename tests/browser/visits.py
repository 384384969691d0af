"""One visit of a page tells all that is checked about it: the page is fetched only once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, StorageState

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESK = 320, 1280
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
VARIANTS = tuple(product((PHONE, DESK), SCHEMES))

# Runs before the page does, so that no shift escapes it.
WATCH_SHIFTS = """{
  let total = 0;
  const add = entries => { for (const entry of entries) total += entry.value; };
  const watch = new PerformanceObserver(list => add(list.getEntries()));
  watch.observe({type: "layout-shift", buffered: true});
  window.layoutShift = () => { add(watch.takeRecords()); return total; };
}"""
UNTIL_STILL = """async () => {
  await document.fonts.ready;
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
}"""
WEIGHTS = """() => Object.fromEntries([
  ...performance.getEntriesByType("navigation"),
  ...performance.getEntriesByType("resource"),
].map(entry => [new URL(entry.name).pathname, entry.encodedBodySize]))"""
# Between the schemes nothing but colours differs.
VIOLATIONS = """async ([standards, onlyColours]) => {
  const isAboutColour = rule => rule.tags.includes("cat.color");
  const colours = axe.getRules(standards).filter(isAboutColour).map(rule => rule.ruleId);
  const runOnly = onlyColours ? {type: "rule", values: colours} : standards;
  const {violations} = await axe.run({runOnly, resultTypes: ["violations"], preload: false});
  return violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary.split("\\n").at(-1).trim()}`));
}"""


@dataclass
class Visit:
    """What was seen at an address; complaints and requests before axe came in."""

    status: int = 0
    lang: str = ""
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    cookies: list[Any] = field(default_factory=list)
    shift: float = 0.0
    weights: dict[str, int] = field(default_factory=dict)
    too_wide: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """All that was sent for the page, compressed, in bytes."""
        return sum(self.weights.values())


@contextmanager
def newcomer(browser: Browser, state: StorageState | None = None) -> Iterator[BrowserContext]:
    """A browser on a phone that knows nothing but `state`."""
    context = browser.new_context(
        viewport={"width": PHONE, "height": 900}, color_scheme="light", storage_state=state
    )
    context.add_init_script(WATCH_SHIFTS)
    yield context
    context.close()


def visit(context: BrowserContext, url: str) -> Visit:
    """Open the page, and look at it in each variant."""
    seen = Visit()
    page = context.new_page()
    listen(page, seen)
    load(page, url, seen)
    complaints, requests = list(seen.complaints), list(seen.requests)
    page.evaluate(AXE)
    for width, scheme in VARIANTS:
        examine(page, width, scheme, seen)
    seen.complaints, seen.requests = complaints, requests
    seen.cookies = list(context.cookies())
    return seen


def listen(page: Page, seen: Visit) -> None:
    """Note what the console says and what is asked for."""

    def note(message: ConsoleMessage) -> None:
        # The browser reports an error page's own status as an error.
        is_status = (
            message.location.get("url") == page.url and "the server responded" in message.text
        )
        if message.type in {"error", "warning"} and not is_status:
            seen.complaints.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    page.on("request", lambda request: seen.requests.append(request.url))


def load(page: Page, url: str, seen: Visit) -> None:
    """Wait until fonts are there and nothing moves any more."""
    response = page.goto(url)
    assert response is not None
    page.evaluate(UNTIL_STILL)
    seen.status = response.status
    seen.lang = page.locator("html").get_attribute("lang") or ""
    seen.weights = page.evaluate(WEIGHTS)
    seen.shift = page.evaluate("layoutShift()")


def examine(page: Page, width: int, scheme: Literal["light", "dark"], seen: Visit) -> None:
    """The accessibility rules, and whether the page keeps within its width."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    variant = f"{width} {scheme}"
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        seen.too_wide.append(variant)
    found = page.evaluate(VIOLATIONS, [STANDARDS, scheme == "dark"])
    seen.violations += [f"{variant} {violation}" for violation in found]
