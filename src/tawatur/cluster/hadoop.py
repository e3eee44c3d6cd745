"""Hadoop's file systems (`s3a://`, `hdfs://`, `file:`), through the Java that Spark runs in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tawatur.cluster.errors import ClusterError
from tawatur.cluster.session import first_line

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


class HadoopFolder:
    """A folder at an address; the credentials are Spark's."""

    def __init__(self, spark: SparkSession, place: str) -> None:
        self.place = place.rstrip("/")
        java: Any = spark.sparkContext._jvm
        session: Any = spark
        self._path, self._bytes = java.org.apache.hadoop.fs.Path, java.org.apache.commons.io.IOUtils
        try:
            self._root = self._path(self.place)
            self._system = self._root.getFileSystem(session._jsc.hadoopConfiguration())
            self._root = self._system.makeQualified(self._root)
        except Exception as error:
            raise unreachable(place, error) from error

    def names(self) -> list[str]:
        """What lies in it."""
        if not self._exists(self._root):
            return []
        return sorted(status.getPath().getName() for status in self._system.listStatus(self._root))

    def get(self, name: str) -> bytes | None:
        """The content of a file; None if there is none."""
        path = self._path(self._root, name)
        return self._read(path) if self._exists(path) else None

    def put(self, name: str, content: bytes) -> None:
        """Writes a file, whole or not at all as far as the file system goes (object stores do)."""
        try:
            stream = self._system.create(self._path(self._root, name), True)
            stream.write(bytearray(content))
            stream.close()
        except Exception as error:
            raise unreachable(self.place, error) from error

    def remove(self, name: str) -> None:
        """Removes a file or folder in it, if it is there."""
        self._system.delete(self._path(self._root, name), True)

    def files(self) -> tuple[str, list[tuple[str, str, int]]]:
        """The folder above the names, and the files below: name, address, bytes.

        Raises
        ------
        ClusterError
            There is nothing at the address, or it cannot be reached.
        """
        if not self._exists(self._root):
            message = f"{self.place}: there is no such file or folder; check --input"
            raise ClusterError(message, "cluster_missing", self.place)
        status = self._system.getFileStatus(self._root)
        root = str((self._root.getParent() if status.isFile() else self._root).toString()).rstrip("/")
        found, listed = [], self._system.listFiles(self._root, True)
        while listed.hasNext():
            one = listed.next()
            address = str(one.getPath().toString())
            found.append((address[len(root) + 1 :], address, int(one.getLen())))
        return root, sorted(found)

    def content(self, address: str) -> bytes | OSError:
        """The content of a file by its address, or why it cannot be had."""
        try:
            return self._read(self._path(address))
        except Exception as error:  # noqa: BLE001
            # Whatever Java says of one file: the page becomes a row that says why.
            return OSError(first_line(error))

    def _read(self, path: Any) -> bytes:
        stream = self._system.open(path)
        try:
            return bytes(self._bytes.toByteArray(stream))
        finally:
            stream.close()

    def _exists(self, path: Any) -> bool:
        try:
            return bool(self._system.exists(path))
        except Exception as error:
            raise unreachable(self.place, error) from error


def unreachable(place: str, error: Exception) -> ClusterError:
    """The error of an address that cannot be reached."""
    said = first_line(error)
    message = f"{place}: cannot be reached ({said}); check the address, the credentials and --conf spark.jars.packages"
    return ClusterError(message, "cluster_unreachable", place, said)
