"""Spark: started with settings that fit the work, and its faults told as what to do."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import socket
import sys
import threading
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from tawatur.cluster.errors import ClusterError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

PORT = 7077
"""Where the master of a cluster listens if its address does not say."""
WAIT_SECONDS = 5
MASTERS = ("local", "spark://", "yarn", "k8s://")
SETTINGS: Mapping[str, str] = {
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    # Pages are large: few of them are handed to Python at a time.
    "spark.sql.execution.arrow.maxRecordsPerBatch": "512",
    "spark.sql.execution.arrow.maxBytesPerBatch": "16m",
    # The driver gathers the links of all claims; its memory is the only bound.
    "spark.driver.maxResultSize": "0",
    # As many tasks as this list the pages of a wave; by itself Spark would make one for each page.
    "spark.sql.sources.parallelPartitionDiscovery.parallelism": "32",
    "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",
}
LOGGING = "log4j2.properties"
"""What Spark's own log says: faults only, as progress and faults are told by the commands."""
LOCAL: Mapping[str, str] = {
    # Nobody else on the network is to reach a Spark that runs on this machine only.
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}
"""Settings of a Spark that runs in one process, `local[N]`."""


@contextmanager
def session(master: str, settings: Sequence[str] = ()) -> Iterator[SparkSession]:
    """A session of Spark, ended when it is left.

    Parameters
    ----------
    master : local[N], spark://HOST:PORT, yarn, k8s://…
    settings : KEY=VALUE, as Spark's own documentation names them; they go before ours

    Raises
    ------
    ClusterError
        Spark is not installed, there is no Java, the master does not answer, or Spark does not start.
    """
    spark = start(master, settings)
    try:
        yield spark
    finally:
        spark.stop()


def start(master: str, settings: Sequence[str] = ()) -> SparkSession:
    """Starts Spark; see `session`."""
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        message = "Spark is not installed; install it with `pip install 'tawatur[spark]'`"
        raise ClusterError(message, "cluster_no_spark") from error
    _need_java()
    _need_master(master)
    _speak_unicode()
    builder = SparkSession.builder.appName("tawatur").master(master)
    if master.startswith("local"):
        # The processes of this machine run the Python that this package is installed in.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    quiet = (Path(__file__).parent / LOGGING).as_uri()
    ours = {
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={quiet}",
        **SETTINGS,
        **(LOCAL if master.startswith("local") else {}),
    }
    for key, value in {**ours, **dict(map(_setting, settings))}.items():
        builder = builder.config(key, value)
    try:
        # It warns of a version of pandas, which is not used here: records go through Arrow.
        warnings.filterwarnings("ignore", category=FutureWarning, module=r"pyspark\.")
        spark = builder.getOrCreate()
    except PySparkException as error:
        raise _not_started(master, error) from error
    except Exception as error:
        # Faults of Java come as an exception of the bridge between the two languages.
        if type(error).__module__.startswith("py4j"):
            raise _not_started(master, error) from error
        raise
    logging.getLogger("py4j").setLevel(logging.ERROR)
    _end_quietly()
    return spark


def _end_quietly() -> None:
    """Lets Ctrl-C end the run at once: Spark's own handler asks Java to cancel in the middle of another question, and
    the bridge prints where each of them was."""
    if threading.current_thread() is not threading.main_thread():
        return

    def end(_signal: int, _frame: FrameType | None) -> NoReturn:
        logging.disable(logging.ERROR)
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, end)


def _not_started(master: str, error: Exception) -> ClusterError:
    said = first_line(error)
    return ClusterError(
        f"{master}: Spark does not start ({said}); check --master and --conf", "cluster_start", master, said
    )


def first_line(error: Exception) -> str:
    """What a fault of Spark says, without the stacks of Java and Python."""
    java = getattr(error, "java_exception", None)
    text = str(java.toString()) if java is not None else str(error)
    lines = [line for line in text.splitlines() if line.strip()]
    if any(line.startswith("Traceback") for line in lines):
        # A fault of Python in a worker: its last line says what it is.
        lines = [line for line in lines if not line.startswith((" ", "\t", "Traceback", "The above"))][-1:]
    return lines[0].strip() if lines else type(error).__name__


def _setting(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not (key and equals):
        raise ClusterError(f"{text!r} is no setting; write --conf KEY=VALUE", "cluster_setting", text)
    return key.strip(), value.strip()


def _need_java() -> None:
    # Where JAVA_HOME is set, Spark looks nowhere else.
    home = os.environ.get("JAVA_HOME")
    if home and not (Path(home) / "bin" / "java").exists():
        message = f"{home}: JAVA_HOME names a folder without bin/java; correct it, or unset it"
        raise ClusterError(message, "cluster_java_home", home)
    if not (home or shutil.which("java")):
        message = (
            "Spark needs Java 17 or newer, and there is no `java`; on Debian: apt-get install default-jre-headless"
        )
        raise ClusterError(message, "cluster_no_java")


def _need_master(master: str) -> None:
    """Asks at the master's door: Spark itself would try for minutes."""
    if not master.startswith(MASTERS):
        message = f"{master}: not a master of Spark; write local[N], spark://HOST:PORT, yarn or k8s://…"
        raise ClusterError(message, "cluster_master", master)
    if not master.startswith("spark://"):
        return
    doors = master.removeprefix("spark://").split(",")
    for door in doors:
        host, _, port = door.rpartition(":") if ":" in door else (door, "", str(PORT))
        try:
            socket.create_connection((host, int(port)), WAIT_SECONDS).close()
            return
        except (OSError, ValueError) as error:
            said = getattr(error, "strerror", None) or str(error)
    message = f"{master}: no master of Spark answers ({said}); check the address and that it is running"
    raise ClusterError(message, "cluster_no_master", master, said)


def _speak_unicode() -> None:
    """Java takes the names of files to be in the encoding of the environment."""
    said = next((os.environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name)), "")
    if "utf" not in said.lower():
        os.environ["LC_ALL"] = "C.UTF-8"
