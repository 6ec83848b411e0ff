"""Stock Voila on the same notebook, and visitors who do what its own front end does: what ours is compared with."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.cookies import SimpleCookie
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import websocket_connect

from tests.browser.test_elsewhere import ROOT, free_port, wait_until_it_answers

NOTEBOOK = ROOT / "notebooks" / "workshop.ipynb"
KERNEL = re.compile(r'"kernelId": ?"([0-9a-f-]{36})"')
CONTROL = "jupyter.widget.control"
LONGEST_S = 120.0
"""Now and then stock Voila never answers a visitor; who waited so long has met that."""
ASK_AGAIN_S = 10.0


class Stock:
    """A running stock Voila."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self.process = process
        self.port = port

    @property
    def url(self) -> str:
        """Return its address."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def stock_voila() -> Iterator[Stock]:
    """Serve the workshop's notebook with stock Voila; stopped afterwards."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        port = free_port()
        command = [
            sys.executable, "-m", "voila", str(NOTEBOOK), "--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1",
        ]  # fmt: skip
        env = {
            **os.environ,
            "WLI_SELF_STUDY": str(folder / "self-study"),
            "JUPYTER_CONFIG_DIR": str(folder / "config"),
        }
        log = folder / "server.log"
        with log.open("w") as target:
            process = subprocess.Popen(command, stdout=target, stderr=target, cwd=ROOT, env=env)
        try:
            wait_until_it_answers(process, f"http://127.0.0.1:{port}/voila/static/", log)
            yield Stock(process, port)
        finally:
            process.terminate()
            process.wait(timeout=120)


async def visit(client: AsyncHTTPClient, stock: Stock) -> tuple[float, Any]:
    """Open the page, and ask its kernel for the widgets' states, as Voila's own front end does.

    Returns
    -------
    seconds, socket
        How long it took until the states were there; the open socket, which keeps the visitor connected.
    """
    began = time.monotonic()
    page = await client.fetch(
        HTTPRequest(stock.url + "/", connect_timeout=LONGEST_S, request_timeout=LONGEST_S)
    )
    kernel = KERNEL.search(page.body.decode())
    assert kernel is not None, page.body[:500]
    cookies: dict[str, str] = {}
    for line in page.headers.get_list("Set-Cookie"):
        cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
    session = uuid.uuid4().hex
    socket = await websocket_connect(
        HTTPRequest(
            f"ws://127.0.0.1:{stock.port}/api/kernels/{kernel[1]}/channels?session_id={session}",
            headers={"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())},
            connect_timeout=LONGEST_S,
        )
    )
    while True:
        comm = uuid.uuid4().hex
        await socket.write_message(_message(session, "comm_open", comm, target_name=CONTROL, data={}))
        await socket.write_message(_message(session, "comm_msg", comm, data={"method": "request_states"}))
        # Now and then nothing is answered, as when the kernel was not listening yet; then it is asked again.
        with suppress(TimeoutError):
            async with asyncio.timeout(ASK_AGAIN_S):
                while '"update_states"' not in str(told := await socket.read_message()):
                    assert told is not None, "stock Voila hung up"
                return time.monotonic() - began, socket


def _message(session: str, kind: str, comm: str, **content: Any) -> str:
    return json.dumps(
        {
            "channel": "shell",
            "header": {
                "msg_id": uuid.uuid4().hex,
                "msg_type": kind,
                "session": session,
                "username": "",
                "version": "5.3",
                "date": "",
            },
            "parent_header": {},
            "metadata": {"version": "1.0.0"},
            "content": {"comm_id": comm, **content},
            "buffers": [],
        }
    )


async def all_visit(stock: Stock, people: int) -> tuple[list[float], list[Any]]:
    """Let `people` open the page at once; return each one's seconds, and the sockets to be closed by the caller."""
    client = AsyncHTTPClient(force_instance=True, max_clients=people, max_body_size=64 * 2**20)
    try:
        came = await asyncio.gather(*(visit(client, stock) for _ in range(people)))
    finally:
        client.close()
    return [seconds for seconds, _socket in came], [socket for _seconds, socket in came]


def hang_up(sockets: list[Any]) -> None:
    """Close the visitors' sockets."""
    for socket in sockets:
        with suppress(Exception):
            socket.close()
