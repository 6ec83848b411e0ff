"""The same notebooks under plain Voila and in JupyterLab, with the full widget manager."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from wli_toolkit.content import translator

ROOT = Path(__file__).parents[2]
START_MS = 120_000
_ = translator("ja")


def free_port() -> int:
    """Return a port that was free just now."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], url: str, folder: Path) -> Iterator[None]:
    """Run a server until it answers at `url`, and stop it afterwards."""
    log = folder / "server.log"
    env = {
        **os.environ,
        "WLI_SELF_STUDY": str(folder / "self-study"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
    }
    with log.open("w") as target:
        process = subprocess.Popen(command, stdout=target, stderr=target, cwd=ROOT, env=env)
    try:
        wait_until_it_answers(process, url, log)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_until_it_answers(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    """Ask `url` until it answers or the process ends."""
    while process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=30).close()  # noqa: S310 - our own loopback address
        except urllib.error.HTTPError:
            return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            try:
                process.wait(timeout=0.2)
            except subprocess.TimeoutExpired:
                continue
        else:
            return
    raise AssertionError(log.read_text())


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a laptop's browser."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("notebook", "root"),
    [("workshop", ".wli-participant"), ("console", ".wli-console"), ("screen", ".wli-screen")],
)
def test_under_plain_voila(page: Page, tmp_path: Path, notebook: str, root: str) -> None:
    port = free_port()
    path = str(ROOT / "notebooks" / f"{notebook}.ipynb")
    command = [sys.executable, "-m", "voila", path, "--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1"]
    with running(command, f"http://127.0.0.1:{port}/voila/static/", tmp_path):
        page.goto(f"http://127.0.0.1:{port}/", wait_until="commit", timeout=START_MS)
        expect(page.locator(root).first).to_be_visible(timeout=START_MS)
        expect(page.locator(f"{root} h1, {root} h2").first).not_to_be_empty(timeout=START_MS)


def test_self_study_in_jupyterlab(page: Page, tmp_path: Path) -> None:
    port = free_port()
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}", "--ip=127.0.0.1",
        "--IdentityProvider.token=", "--ServerApp.root_dir=notebooks", "--LabApp.workspaces_dir=" + str(tmp_path),
        "--LabApp.news_url=", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]  # fmt: skip
    with running(command, f"http://127.0.0.1:{port}/api", tmp_path):
        page.goto(f"http://127.0.0.1:{port}/lab/tree/self_study/E11_small_step.ipynb?reset", timeout=START_MS)
        expect(page.locator(".jp-Notebook .jp-Cell").first).to_be_visible(timeout=START_MS)
        # The notebook's own sign says idle before there is a kernel; a press then asks which kernel to take.
        expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible(timeout=START_MS)
        page.get_by_text("Run", exact=True).first.click()
        page.get_by_text("Run All Cells", exact=True).first.click()
        root = page.locator(".wli-participant").first
        expect(root).to_be_visible(timeout=START_MS)
        root.get_by_role("button", name=_("Begin"), exact=True).click()
        root.locator("label.wli-option").first.click()
        expect(root.locator(".wli-status")).to_have_text(_("Saved ✓"), timeout=30_000)
