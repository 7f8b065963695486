"""The file that results are kept in from build to build.

One SQLite database for each configuration, in a folder that git ignores. What a build has made is written in
one transaction at its end: a build that is killed leaves the file as it was, and of two builds at a time each
leaves a whole one. Each result carries a digest of itself, so that a damaged one is none. Whatever goes wrong
with the file, the build goes on without it.
"""

from __future__ import annotations

import json
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

# A build, a server, and either before the last change of the configuration.
_MOST_FILES = 4
# How long to wait for another build that writes.
_PATIENCE_SECONDS = 5.0
_TEXT, _JSON = b"t", b"j"
_ENDINGS = ("", "-journal", "-wal", "-shm")
_TABLE = (
    "CREATE TABLE IF NOT EXISTS results "
    "(stage TEXT, name TEXT, key TEXT, digest TEXT, value BLOB, PRIMARY KEY (stage, name)) WITHOUT ROWID"
)


class Store:
    """Results by a stage of the work and the name of what it was done for, most often a page's path.

    A stage keeps one result for a name: that of the last build. `fault` says why the results could not be
    written, once `close` has been called.
    """

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self.fault: str | None = None
        self._is_closed = False
        self._folder = folder
        self._file = folder / f"{fingerprint}.sqlite"
        self._connection = self._open()
        self._made: dict[tuple[str, str], tuple[str, bytes]] = {}
        self._used: set[tuple[str, str]] = set()

    def get(self, stage: str, name: str, key: str) -> Any:
        """The result that was kept under this very key; None where there is none."""
        if self._connection is None:
            return None
        self._used.add((stage, name))
        try:
            row = self._connection.execute(
                "SELECT digest, value FROM results WHERE stage = ? AND name = ? AND key = ?",
                (stage, name, key),
            ).fetchone()
            if row is None or row[0] != _digest(stage, name, key, row[1]):
                return None
            kind, value = row[1][:1], row[1][1:]
            return value.decode("utf-8") if kind == _TEXT else json.loads(value)
        except (sqlite3.Error, ValueError, TypeError, AttributeError):
            return None

    def put(self, stage: str, name: str, key: str, value: Any) -> None:
        """Keep a result; one that JSON has no types for is not kept, nor is any once the file is closed."""
        if self._is_closed:
            return
        with suppress(TypeError, ValueError):
            # A page as text is not worth the time that JSON takes.
            is_text = isinstance(value, str)
            text = value if is_text else json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            self._made[stage, name] = key, (_TEXT if is_text else _JSON) + text.encode("utf-8")

    def close(self) -> None:
        """Write what was made, and drop what this build had no use for."""
        if self._is_closed:
            return
        self._is_closed = True
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            ignore = self._folder / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
            self._write()
            self._prune()
            self._made.clear()
        except (sqlite3.Error, OSError, UnicodeEncodeError) as error:
            self.fault = str(error)
            if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
                _remove(self._file)

    def _open(self) -> sqlite3.Connection | None:
        if not self._file.is_file():
            return None
        address = f"{self._file.resolve().as_uri()}?mode=ro"
        try:
            connection = sqlite3.connect(address, _PATIENCE_SECONDS, uri=True, check_same_thread=False)
        except (sqlite3.Error, OSError):
            return None
        # A build that fails does not come to `close`.
        weakref.finalize(self, connection.close)
        return connection

    def _write(self) -> None:
        with closing(sqlite3.connect(self._file, _PATIENCE_SECONDS)) as connection, _transaction(connection):
            connection.execute(_TABLE)
            known = set(connection.execute("SELECT stage, name FROM results"))
            useless = known - self._used - self._made.keys()
            connection.executemany("DELETE FROM results WHERE stage = ? AND name = ?", sorted(useless))
            connection.executemany(
                "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?)",
                (
                    (stage, name, key, _digest(stage, name, key, value), value)
                    for (stage, name), (key, value) in sorted(self._made.items())
                ),
            )

    def _prune(self) -> None:
        """Keep the files of the configurations that were built last."""
        self._file.touch()
        files = sorted(self._folder.glob("*.sqlite"), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in files[_MOST_FILES:]:
            _remove(file)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; the lock is taken at the start, so that two builds write one after the other."""
    connection.isolation_level = None
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _remove(file: Path) -> None:
    for ending in _ENDINGS:
        with suppress(OSError):
            file.with_name(file.name + ending).unlink(missing_ok=True)


def _digest(stage: str, name: str, key: str, value: bytes) -> str:
    head = f"{stage}\0{name}\0{key}\0".encode("utf-8", "surrogatepass")
    return blake2b(head + value, digest_size=16).hexdigest()
