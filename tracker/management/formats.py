"""How the help of a command is printed."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter


def as_written(parser: ArgumentParser) -> None:
    """Keep the lines of the help: examples would run together."""
    parser.formatter_class = RawDescriptionHelpFormatter
