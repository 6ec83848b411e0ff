"""Can this machine hold a seminar: measured on this machine."""

from __future__ import annotations

import math
import os
import shutil
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psutil
from jupyter_client.manager import KernelManager

from wli_toolkit.server.addresses import Address, machine_addresses
from wli_toolkit.server.kernels import kernel_transport, make_connection_folder
from wli_toolkit.server.provisioner import SeatKernelSpecManager

SPARE_BYTES = 1_000_000_000
"""Memory left to the browser, the console and the system."""
PATIENCE_S = 120.0
"""How long the last person of a room may wait for their kernel; their page is usable meanwhile."""
PAGE_IMPORT = "import wli_toolkit.pages.participant"


@dataclass(frozen=True)
class Measured:
    """What one participant costs here.

    Attributes
    ----------
    kernel_bytes
        Memory of one participant's kernel that no other process shares (USS).
    start_s
        Seconds from starting a kernel until its page is imported.
    """

    kernel_bytes: int
    start_s: float


@dataclass(frozen=True)
class Verdict:
    """What the measurements come to."""

    seats_wanted: int
    seats_by_memory: int
    seats_by_time: int
    measured: Measured
    free_bytes: int
    cores: int

    @property
    def seats(self) -> int:
        """Return how many people this machine holds."""
        return min(self.seats_by_memory, self.seats_by_time)

    @property
    def first_limit(self) -> str:
        """Return what runs out first: `memory` or `time`."""
        return "memory" if self.seats_by_memory <= self.seats_by_time else "time"

    @property
    def enough(self) -> bool:
        """Whether the wanted number of people fits."""
        return self.seats >= self.seats_wanted


def measure() -> Measured:
    """Start one kernel anew, which costs more than the server's ways of starting, and see what it costs."""
    folder = make_connection_folder()
    manager = KernelManager(
        kernel_name="python3",
        kernel_spec_manager=SeatKernelSpecManager(),
        connection_file=str(Path(folder) / "kernel.json"),
        transport=kernel_transport(folder),
    )
    began = time.perf_counter()
    manager.start_kernel()
    try:
        client = manager.client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=60)
            client.execute(PAGE_IMPORT, reply=True, timeout=60)
        finally:
            client.stop_channels()
        took = time.perf_counter() - began
        pid = getattr(manager.provisioner, "pid", None)
        used = psutil.Process(pid).memory_full_info().uss if pid else 0
    finally:
        manager.shutdown_kernel(now=True)
        shutil.rmtree(folder, ignore_errors=True)
    return Measured(kernel_bytes=int(used), start_s=took)


def judge(
    seats: int, measured: Measured, *, free_bytes: int | None = None, cores: int | None = None
) -> Verdict:
    """Return how many people `measured` allows on this machine."""
    free = psutil.virtual_memory().available if free_bytes is None else free_bytes
    count = (os.cpu_count() or 1) if cores is None else cores
    by_memory = max(0, math.floor((free - SPARE_BYTES) / max(1, measured.kernel_bytes)))
    by_time = max(1, math.floor(PATIENCE_S * count / max(0.01, measured.start_s)))
    return Verdict(seats, by_memory, by_time, measured, free, count)


def phone_arrives(
    port: int, wait_s: float, announce: Callable[[str], None], addresses: tuple[Address, ...] | None = None
) -> bool:
    """Serve one plain test page and tell whether anything but this machine asked for it.

    Parameters
    ----------
    port
        The port to listen on; 0 takes a free one.
    wait_s
        How long to wait, in seconds.
    announce
        Called once with the URL to open on the phone.
    """
    own = {address.host for address in machine_addresses()}
    page = (
        "<!doctype html><meta charset=utf-8><title>WLI</title><p style='font-size:2em'>届きました ✓ It works."
    )
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n\r\n{page}".encode()
    with socket.create_server(("", port)) as server:
        room = addresses if addresses is not None else machine_addresses()
        host = room[0].host if room else "127.0.0.1"
        announce(f"http://{host}:{server.getsockname()[1]}/")
        deadline = time.monotonic() + wait_s
        while (left := deadline - time.monotonic()) > 0:
            server.settimeout(left)
            try:
                connection, peer = server.accept()
            except TimeoutError:
                break
            with connection:
                connection.settimeout(5)
                try:
                    connection.recv(4096)
                    connection.sendall(answer)
                except OSError:
                    continue
            if peer[0] not in own:
                return True
    return False
