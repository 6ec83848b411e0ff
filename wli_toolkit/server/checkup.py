"""`wli doctor`: says what the measurements mean for a seminar on this machine."""

from __future__ import annotations

import json
import sys

import click
from rich.console import Console

from wli_toolkit.server.addresses import machine_addresses
from wli_toolkit.server.doctor import Verdict, judge, measure, phone_arrives

PHONE_WAIT_S = 90.0


def checkup(*, seats: int, as_json: bool) -> bool:
    """Measure, print, and return whether `seats` people fit.

    At a terminal it also serves a test page and says whether a phone reached it.
    """
    verdict = judge(seats, measure())
    addresses = [address for address in machine_addresses() if not address.loopback]
    if as_json:
        click.echo(
            json.dumps(
                {
                    "seats_wanted": seats,
                    "seats": verdict.seats,
                    "enough": verdict.enough,
                    "first_limit": verdict.first_limit,
                    "seats_by_memory": verdict.seats_by_memory,
                    "seats_by_time": verdict.seats_by_time,
                    "kernel_bytes": verdict.measured.kernel_bytes,
                    "kernel_start_s": round(verdict.measured.start_s, 2),
                    "free_bytes": verdict.free_bytes,
                    "cores": verdict.cores,
                    "addresses": [address.host for address in addresses],
                },
                ensure_ascii=False,
            )
        )
        return verdict.enough
    for line in told(verdict):
        click.echo(line)
    if not addresses:
        click.echo("No network address besides this machine's own: join the venue's Wi-Fi first.")
    elif sys.stdout.isatty():
        _try_a_phone()
    return verdict.enough


def told(verdict: Verdict) -> list[str]:
    """Return the findings in sentences."""
    megabytes = verdict.measured.kernel_bytes / 1e6
    runs_out = {"memory": "memory", "time": "processor time while everybody joins"}[verdict.first_limit]
    answer = "yes" if verdict.enough else "no"
    return [
        f"{verdict.seats_wanted} people at once: {answer}. This machine holds about {verdict.seats}; "
        f"{runs_out} runs out first.",
        f"measured: {megabytes:.0f} MB and {verdict.measured.start_s:.1f} s for one person's kernel; "
        f"free: {verdict.free_bytes / 1e9:.1f} GB, {verdict.cores} cores.",
    ]


def _try_a_phone() -> None:
    """Serve a test page and tell whether a phone arrived, and if not, where to look."""
    import segno

    def announce(url: str) -> None:
        click.echo(f"\nOpen this on a phone in the room within {PHONE_WAIT_S:.0f} s (Ctrl+C skips):")
        Console().print(url)
        segno.make(url, error="m").terminal(compact=True)

    try:
        arrived = phone_arrives(0, PHONE_WAIT_S, announce)
    except KeyboardInterrupt:
        click.echo("skipped")
        return
    if arrived:
        click.echo("A phone arrived: the network lets phones reach this machine.")
        return
    for line in (
        "No phone arrived. In this order:",
        "  firewall: allow Python to accept connections on private networks;",
        "  mobile data: switch it off on the phone, and check that it is on the same Wi-Fi;",
        "  wrong adapter: compare the address above with this machine's Wi-Fi address;",
        "  client isolation: ask the venue whether its Wi-Fi keeps devices apart; a hotspot of your own helps.",
    ):
        click.echo(line)
