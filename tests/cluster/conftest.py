from pathlib import Path

import pytest

from archives import write_pages
from tawatur.cluster.session import start


@pytest.fixture(scope="session")
def spark():
    """One Spark for all tests: it takes seconds to start."""
    import shutil

    pytest.importorskip("pyspark")
    if not shutil.which("java"):
        pytest.skip("Spark needs Java")
    session = start("local[2]", ["spark.sql.shuffle.partitions=3", "spark.driver.memory=1g"])
    yield session
    session.stop()


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of pages, some of which give no document."""
    folder = write_pages(tmp_path / "pages", 40)
    (folder / "empty.txt").write_text("")
    (folder / "again.txt").write_bytes((folder / "page-001.txt").read_bytes())
    (folder / "notes.pdf").write_bytes(b"not looked at")
    (folder / ".hidden.txt").write_text("not looked at")
    return folder
