"""What one rule of the method is, and what breaking one looks like."""

from dataclasses import dataclass

from tracker.rules.vocabulary import CHINESE, ENGLISH, How, Language, MethodGroup


@dataclass(frozen=True, slots=True)
class Rule:
    """One numbered rule as the methodology page prints it, with how far it is carried out."""

    number: int
    group: MethodGroup
    how: How
    text_en: str
    text_zh: str

    def text(self, language: Language = ENGLISH) -> str:
        """The rule in the language of the page."""
        return self.text_zh if language == CHINESE else self.text_en


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that something would break: its number, the field to mend, and what is missing."""

    rule: int
    field: str
    message: str
