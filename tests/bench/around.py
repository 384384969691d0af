"""What only some pledges of the synthetic record have around them, by their number."""

from __future__ import annotations

from collections.abc import Iterator

from tests.factories.shaping import Content, content

from .updates import UpdateMaker
from .world import Dialogue

Named = tuple[str, Content]


def around(slug: str, number: int, dialogue: Dialogue, maker: UpdateMaker) -> Iterator[Named]:
    """By noun, what comes with this pledge."""
    if number % 20 == 0 and maker.made:
        yield "pledge_link", _link(slug, maker.world.pick(maker.made))
        yield "excluded_statement", _excluded(number, dialogue)
    if number % 50 == 0:
        yield "external_verdict", _external(slug, number, dialogue)
        yield "indicator_point", _point(number, dialogue)
    if number % 200 == 0:
        yield "conflict", _conflict(slug, number, dialogue, maker.updates)


def _link(later: str, earlier: str) -> Content:
    ends = {"later": later, "earlier": earlier}
    return content("pledge_link", ends, relation="reaffirms", reason_en="Named again.")


def _excluded(number: int, dialogue: Dialogue) -> Content:
    return content(
        "excluded_statement",
        {},
        id=f"excluded-{number}",
        source=dialogue.text,
        paragraph=number % 50,
        gist_en="A hope was voiced.",
        category="hope",
        why_en="A hope promises nothing.",
    )


def _external(slug: str, number: int, dialogue: Dialogue) -> Content:
    return content(
        "external_verdict",
        {},
        id=f"institute-{number}",
        pledge=slug,
        institution=f"Institute {number % 7}",
        figure="score",
        value="+1",
        source=dialogue.text,
    )


def _point(number: int, dialogue: Dialogue) -> Content:
    return content(
        "indicator_point",
        {},
        indicator=f"indicator-{number % 12 + 1}",
        number=number,
        date=str(dialogue.year),
        value=str(number % 977),
        qualifier="exact",
        source=dialogue.text,
    )


def _conflict(slug: str, number: int, dialogue: Dialogue, updates: int) -> Content:
    return content(
        "conflict",
        {},
        id=f"conflict-{number}",
        pledges=[slug],
        updates=[f"update-{updates}"] if updates else [],
        sources=[dialogue.text],
        claim_a_en=f"One side says that {slug} was done.",
        claim_b_en="The other side says that it was not.",
    )
