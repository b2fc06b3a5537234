"""A real PostgreSQL for this test process, started when first asked for; a fresh, migrated database for each test."""

import atexit
import itertools
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg
from sqlalchemy import URL, make_url

from service.storage.database import Database
from service.storage.location import read_location
from service.storage.migrate import migrate

ROOT = Path(__file__).resolve().parents[2]
_numbers = itertools.count()


@cache
def server() -> URL:
    """The server's own database, reached as its owner."""
    command = [sys.executable, "-m", "tests.storage.guardian"]
    # A session of its own: Ctrl-C is for the tests, which then close the pipe.
    guardian = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert guardian.stdin is not None
    assert guardian.stdout is not None
    atexit.register(guardian.wait, 30)
    atexit.register(guardian.stdin.close)
    address = guardian.stdout.readline().strip()
    assert address, "the PostgreSQL of the tests did not start; run `python -m tests.storage.guardian` to see why"
    guardian.stdout.close()
    return make_url(address)


def run(statement: str) -> None:
    """One statement on the server's own database, outside a transaction."""
    with psycopg.connect(server().render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute(statement.encode())


def address(name: str) -> URL:
    return read_location(server().set(database=name).render_as_string(hide_password=False))


@cache
def template() -> str:
    """A migrated database that is only copied."""
    run("CREATE DATABASE migrated")
    with Database(address("migrated")) as database:
        migrate(database)
    return "migrated"


@contextmanager
def fresh_database(migrated: bool = True) -> Iterator[URL]:
    """A database of its own, dropped afterwards with whatever is still connected."""
    name = f"test_{next(_numbers)}"
    run(f"CREATE DATABASE {name} TEMPLATE {template() if migrated else 'template0'}")
    try:
        yield address(name)
    finally:
        run(f"DROP DATABASE {name} WITH (FORCE)")
