"""A PostgreSQL server of a proof's own, to be stopped and started; it keeps every promise."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OWNER = "postgres"


class Cluster:
    """One server in a temporary folder, with PostgreSQL's own settings of durability."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.folder = folder
        self.port = free_port()
        self.url = f"postgres://followthrough@127.0.0.1:{self.port}/postgres"
        self._run("initdb", "-U", "followthrough", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        self._run("pg_ctl", "-w", "-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        """As on a machine that is switched off: nobody is waited for."""
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(programs() / program), "-D", str(self.data), *arguments]
        if os.geteuid() == 0:
            # The server refuses to run as root.
            command = ["runuser", "-u", OWNER, "--", *command]
        log = self.folder / "programs"
        with log.open("a") as output:
            subprocess.run(command, cwd="/", stdout=output, stderr=output, check=True)


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A started server, gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="proof-"))
    if os.geteuid() == 0:
        os.chown(folder, pwd.getpwnam(OWNER).pw_uid, -1)
    server = Cluster(folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)


def programs() -> Path:
    """Where Debian keeps the newest server: elsewhere on the PATH others may have the name."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    if found:
        return found[-1]
    on_path = shutil.which("initdb")
    assert on_path, "this proof needs a PostgreSQL server"
    return Path(on_path).parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
