"""What a rule says to a person is a sentence."""


def is_sentence(text: str) -> bool:
    """Whether a text begins as a sentence does, ends as one, and does not shout."""
    letters = text.lstrip("“")
    return (
        letters[:1].isupper()
        and text.endswith((".", "”."))
        and text
        not in (
            text.upper(),
            text.lower(),
        )
    )
