"""How a word of the vocabulary is written down: one value, what it is called, and what it means."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, Self

Language = Literal["en", "zh-hans"]

ENGLISH: Language = "en"
CHINESE: Language = "zh-hans"


@dataclass(frozen=True, slots=True)
class Word:
    """One value of one vocabulary: its names and definitions, its shape and its score.

    The glyph is a monochrome character, so that a status never rests on colour alone; words that
    are no status have none. The score is None where a value counts neither for nor against.
    """

    value: str
    label_en: str
    label_zh: str
    definition_en: str
    definition_zh: str
    glyph: str = ""
    score: int | None = None

    def label(self, language: Language = ENGLISH) -> str:
        """What a reader sees, in the language of the page."""
        return self.label_zh if language == CHINESE else self.label_en

    def definition(self, language: Language = ENGLISH) -> str:
        """What the word means, in the language of the page."""
        return self.definition_zh if language == CHINESE else self.definition_en


class Vocabulary(StrEnum):
    """A closed list of words. Each member is its stored value and carries its `Word`."""

    word: Word

    def __new__(cls, value: str, *row: Any) -> Self:
        """Make the member from its row: a value without its words is a TypeError."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.word = Word(value, *row)
        return member


def word(member: Vocabulary) -> Word:
    """The word of one value."""
    return member.word


def words(vocabulary: type[Vocabulary]) -> tuple[Word, ...]:
    """Every word of a vocabulary, in the order in which it is listed."""
    return tuple(member.word for member in vocabulary)


def choices(vocabulary: type[Vocabulary]) -> list[tuple[str, str]]:
    """The pairs of value and English label that a model field takes."""
    return [(member.value, member.word.label_en) for member in vocabulary]
