"""`manage.py start`: from a fresh checkout to a served site, and again in a moment."""

import os
import resource
import secrets
import socket
import sys
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, CommandParser, call_command

from tracker.health import preparation_waits
from tracker.management.explained import ExplainedCommand
from tracker.static_build import collect_if_changed

# How many each process holds at a time; an idle one costs some 20 kB.
CONNECTIONS = 4_000
BUNDLED_RECORD = settings.BASE_DIR / "tracker" / "datasets" / "cyber-dialogues"


class Command(ExplainedCommand):
    """Each step is skipped when there is nothing to do; then the application server takes over."""

    help = """\
From a fresh checkout to a served site, and again in a moment: migrate, load the
bundled record into an empty database, make a first sign-in and print it once,
collect the static files, and serve on 127.0.0.1 until Ctrl-C. Each step is skipped
when there is nothing to do."""
    examples = {
        "manage.py start": "on port 8000, as make run does",
        "manage.py start --port 8080 --workers 4": "on another port, with four processes",
        "manage.py start --host 10.0.0.5": "as a node that a proxy on another machine reaches",
    }
    done = "the server was stopped"
    failed = "the port is taken, or the database cannot be prepared; nothing is served"
    # The system check of the triggers only holds once the migrations have run.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--host", default="127.0.0.1", help="the address to listen at; by default 127.0.0.1"
        )
        parser.add_argument("--port", type=int, default=8000, help="by default 8000")
        parser.add_argument("--workers", type=int, default=2, help="processes; by default 2")

    def handle(self, *args: Any, host: str, port: int, workers: int, **options: Any) -> None:
        self.refuse_taken_port(host, port)
        name_the_site(host, port)
        if preparation_waits():
            self.stdout.write("Preparing the database")
            call_command("migrate", interactive=False, verbosity=0)
        call_command("load_dataset", str(BUNDLED_RECORD), if_empty=True)
        self.create_first_administrator()
        collect_if_changed()
        self.stdout.write(f"Followthrough is at http://{host}:{port}/ (stop it with Ctrl-C)")
        self.stdout.flush()
        serve(host, port, workers)

    def refuse_taken_port(self, host: str, port: int) -> None:
        """Say so before any work is done if another process listens on `port`."""
        with socket.socket() as probe:
            if probe.connect_ex((host, port)) == 0:
                raise CommandError(
                    f"Port {port} is taken; choose another: make run PORT={port + 1}"
                )

    def create_first_administrator(self) -> None:
        """Where nobody can sign in yet, make one sign-in and print it, this once."""
        users = get_user_model()._default_manager
        if users.exists():
            return
        password = secrets.token_urlsafe(15)
        users.create_superuser("admin", password=password)
        self.stdout.write(f"Sign in as admin with {password} (shown only this once)")


def name_the_site(host: str, port: int) -> None:
    """Where the environment does not say what a site on this machine is called, its port counts."""
    if "SITE_URL" not in os.environ and host in settings.ALLOWED_HOSTS:
        os.environ["SITE_URL"] = f"http://{host}:{port}"


def serve(host: str, port: int, workers: int) -> None:
    """Become the application server, so that signals reach it directly."""
    arguments = {
        # Without the part of the protocol that nothing here uses: start and end of the process.
        "--interface": "asginl",
        "--host": host,
        "--port": str(port),
        "--workers": str(workers),
        "--http": "1",
        "--http1-header-read-timeout": "15000",
        # Holds the longest head that is read, and what is read ahead of a body.
        "--http1-buffer-size": "65536",
        "--backlog": "4096",
        "--backpressure": str(CONNECTIONS),
        # A client that never comes to an end does not keep the site from stopping.
        "--workers-kill-timeout": "10",
        "--log-level": "warning",
    }
    flat = [part for pair in arguments.items() for part in pair]
    flat += ["--no-ws", "--respawn-failed-workers"]
    os.environ["PROCESSES"] = str(workers)
    command = [sys.executable, "-m", "granian", *flat, "tracker.asgi:application"]
    allow_open_files(CONNECTIONS + 1_000)
    os.execv(sys.executable, command)  # noqa: S606


def allow_open_files(number: int) -> None:
    """Let each process hold so many files and connections, if the machine's owner permits it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < number:
        most = number if hard == resource.RLIM_INFINITY else min(number, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
