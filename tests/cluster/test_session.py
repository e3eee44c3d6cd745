import logging
import signal
import sys

import pytest

from tawatur.cluster.errors import ClusterError
from tawatur.cluster.session import first_line, start


def test_without_spark_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.errors", None)
    with pytest.raises(ClusterError, match=r"pip install 'tawatur\[spark\]'"):
        start("local[1]")


def test_without_java_what_to_install_is_named(monkeypatch, tmp_path):
    pytest.importorskip("pyspark")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(ClusterError, match="needs Java 17"):
        start("local[1]")


def test_a_home_of_java_without_java(monkeypatch, tmp_path):
    pytest.importorskip("pyspark")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(ClusterError, match="JAVA_HOME names a folder without bin/java; correct it"):
        start("local[1]")


def test_ctrl_c_ends_a_run_without_a_word_of_the_bridge(spark, caplog):
    try:
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        logging.error("KeyboardInterrupt while sending command.")
    finally:
        logging.disable(logging.NOTSET)
    assert not caplog.records


@pytest.mark.parametrize("master", ["lokal", "http://127.0.0.1:8080", ""])
def test_a_master_that_is_none(spark, master):
    with pytest.raises(ClusterError, match="not a master of Spark"):
        start(master)


@pytest.mark.parametrize("master", ["spark://127.0.0.1:1", "spark://127.0.0.1:none", "spark://127.0.0.1:1,127.0.0.1:2"])
def test_a_master_that_does_not_answer(spark, master):
    with pytest.raises(ClusterError, match="no master of Spark answers"):
        start(master)


def test_a_setting_that_is_none(spark):
    with pytest.raises(ClusterError, match="write --conf KEY=VALUE"):
        start("local[1]", ["spark.executor.memory"])


def test_what_a_fault_says():
    python = "An exception was thrown:\nTraceback (most recent call last):\n  File x\nValueError: odd\n"
    assert first_line(ValueError(python)) == "ValueError: odd"
    assert first_line(ValueError("\nfirst\nsecond")) == "first"
    assert first_line(ValueError()) == "ValueError"


def test_settings_are_spark_s(spark):
    assert spark.conf.get("spark.sql.shuffle.partitions") == "3"
    assert spark.conf.get("spark.ui.enabled") == "false"
    assert spark.conf.get("spark.driver.bindAddress") == "127.0.0.1"
