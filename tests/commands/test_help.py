"""`--help` of every command of ours: what it does, how it is called, and how it ends."""

from __future__ import annotations

import re
import shlex

import pytest
from django.core.management import CommandParser, get_commands, load_command_class

from tracker.management.explained import ExplainedCommand

NAMES = sorted(name for name, app in get_commands().items() if app == "tracker")
LONGEST_LINE = 90


def command(name: str) -> ExplainedCommand:
    found = load_command_class("tracker", name)
    assert isinstance(found, ExplainedCommand)
    return found


def parser(name: str) -> CommandParser:
    return command(name).create_parser("manage.py", name)


def test_there_are_commands() -> None:
    assert {"export_dataset", "load_dataset", "release", "run_due", "start", "verify_log"} <= {
        *NAMES
    }


@pytest.mark.parametrize("name", NAMES)
def test_help_says_what_the_command_does(name: str) -> None:
    text = command(name).help

    assert len(text.split()) > 30
    assert text in parser(name).format_help()
    assert max(map(len, text.splitlines())) <= LONGEST_LINE


@pytest.mark.parametrize("name", NAMES)
def test_help_says_what_each_exit_code_means(name: str) -> None:
    text = parser(name).format_help().split("exit codes:")[1]

    codes = [0, 1, 2, *command(name).other]
    assert re.findall(r"^  (\d)  \w.{10,}$", text, re.MULTILINE) == list(map(str, codes))


@pytest.mark.parametrize("name", NAMES)
def test_every_example_is_a_command_line_that_is_understood(name: str) -> None:
    examples = command(name).examples

    assert examples
    for line, purpose in examples.items():
        program, called, *arguments = shlex.split(line)
        assert (program, called) == ("manage.py", name)
        assert parser(name).parse_args(arguments)
        assert purpose in parser(name).format_help()


@pytest.mark.parametrize("name", NAMES)
def test_every_option_of_ours_is_explained(name: str) -> None:
    common = {action.dest for action in Silent().create_parser("", "")._actions}

    own = [action for action in parser(name)._actions if action.dest not in common]

    assert [action.dest for action in own if not action.help] == []


@pytest.mark.parametrize("name", NAMES)
def test_command_line_that_is_not_understood_ends_with_code_two(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        command(name).run_from_argv(["manage.py", name, "--no-such-option"])

    assert ended.value.code == 2
    assert "usage: manage.py" in capsys.readouterr().err


class Silent(ExplainedCommand):
    """Has only the options that every command has."""

    examples = {}
    done = failed = ""
