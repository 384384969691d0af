"""Synthetic status updates: a report on a pledge, sometimes on an earlier one too."""

from __future__ import annotations

from tests.factories.shaping import Content, content, row

from .texts import Writer
from .world import Dialogue, World


class UpdateMaker:
    """Makes updates in numbered order; `made` are the ids of the pledges there are so far."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.random = world.random
        self.writer = Writer(world.random)
        self.updates = 0
        self.made: list[str] = []

    def news(self, dialogue: Dialogue) -> Content:
        """A report that confirms: of a side of its own it would be the obligor's word alone."""
        name = f"report-{len(self.made) + 1}"
        source = self.world.source(name, None, dialogue.year + 1, dialogue.month)
        return source | {"kind": "independent_press", "side": None}

    def update(
        self, slug: str, dialogue: Dialogue, title: tuple[str, str], news: Content, effect: str
    ) -> Content:
        self.updates += 1
        fact = self.writer.fact(title, self.updates)
        month, day = self.random.randrange(1, 13), self.random.randrange(1, 28)
        pledges = {slug, self.world.pick(self.made)} if self._also_elsewhere() else {slug}
        return content(
            "update",
            {},
            id=f"update-{self.updates}",
            date=f"{dialogue.year + 1}-{month:02d}-{day:02d}",
            kind=self.random.choice(("event", "event", "event", "position")),
            fact_en=fact[0],
            fact_zh=fact[1],
            reported_by=["independent"],
            citations=[
                row("update", "citations", {}, source=news["id"], locator="p. 2"),
                *self._second_source(dialogue),
            ],
            measurements=self._numbers(),
            bearings=[
                row(
                    "update",
                    "bearings",
                    {},
                    pledge=each,
                    effect=effect if each == slug else "context",
                )
                for each in sorted(pledges)
            ],
        )

    def _also_elsewhere(self) -> bool:
        return bool(self.made) and self.random.random() < 0.1

    def _second_source(self, dialogue: Dialogue) -> list[Content]:
        if self.random.random() > 0.2:
            return []
        return [row("update", "citations", {}, source=dialogue.text)]

    def _numbers(self) -> list[Content]:
        if self.random.random() > 0.05:
            return []
        name = f"indicator-{self.random.randrange(1, 12)}"
        value = str(self.random.randrange(1, 5_000))
        return [
            row(
                "update",
                "measurements",
                {},
                indicator=name,
                value=value,
                unit="cases",
                qualifier="about",
            )
        ]
