import re
import signal
import subprocess
import sys
import urllib.request


def test_serves_the_site_until_it_is_stopped(store):
    command = [sys.executable, "-m", "tawatur.cli", "serve", "--port", "0", "--store", str(store), "--lang", "en"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as serving:
        try:
            address = re.search(r"at (http://127\.0\.0\.1:\d+/)", serving.stderr.readline()).group(1)
            for path in ("ar/", "en/", "en/events/e1"):
                with urllib.request.urlopen(address + path, timeout=30) as page:
                    assert page.status == 200
        finally:
            serving.send_signal(signal.SIGINT)
            serving.communicate(timeout=30)
    assert serving.returncode == 0
