"""`wli doctor`: measures, and says what it means for a seminar on this machine."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

import click
from rich.console import Console

from wli_toolkit.cli.doctor.cost import PEOPLE, measure
from wli_toolkit.cli.doctor.phone import phone_arrives
from wli_toolkit.cli.doctor.verdict import ALL_IN_WITHIN_S, ANSWER_EVERY_S, Limit, Verdict, judge
from wli_toolkit.server.addresses import machine_addresses
from wli_toolkit.server.app import ServerOptions
from wli_toolkit.server.starting.starter import StartMode

PHONE_WAIT_S = 90.0
RUNS_OUT: dict[Limit, str] = {
    "memory": "memory",
    "joining": f"processor time while everybody joins (all attached within {ALL_IN_WITHIN_S:.0f} s)",
    "answering": f"processor time while everybody answers (each every {ANSWER_EVERY_S:.0f} s)",
}


def checkup(*, seats: int, mode: StartMode, as_json: bool) -> bool:
    """Measure, print, and return whether `seats` people fit.

    At a terminal it also serves a test page and says whether a phone reached it.
    """
    if not as_json:
        click.echo(f"{PEOPLE} simulated people take part in a trial on this machine; half a minute…")
    verdict = judge(seats, measure(mode))
    addresses = [address for address in machine_addresses() if not address.loopback]
    if as_json:
        click.echo(json.dumps(as_plain(verdict) | {"addresses": [address.host for address in addresses]}))
        return verdict.enough
    for line in told(verdict):
        click.echo(line)
    if not addresses:
        click.echo("No network address besides this machine's own: join the venue's Wi-Fi first.")
    elif sys.stdout.isatty():
        _try_a_phone()
    return verdict.enough


def as_plain(verdict: Verdict) -> dict[str, object]:
    """Return the verdict as plain values."""
    return {
        "seats_wanted": verdict.seats_wanted,
        "seats": verdict.seats,
        "enough": verdict.enough,
        "first_limit": verdict.first_limit,
        "seats_by": verdict.by,
        **asdict(verdict.cost),
        "free_bytes": verdict.free_bytes,
        "cores": verdict.cores,
    }


def told(verdict: Verdict) -> list[str]:
    """Return the findings in sentences."""
    cost = verdict.cost
    each = ", ".join(f"{people} by {limit}" for limit, people in verdict.by.items())
    return [
        f"{verdict.seats_wanted} people at once: {'yes' if verdict.enough else 'no'}. "
        f"This machine holds about {verdict.seats}; {RUNS_OUT[verdict.first_limit]} runs out first.",
        f"allowed: {each}.",
        f"measured, kernels started by {cost.mode}: {cost.person_bytes / 1e6:.0f} MB for each person besides "
        f"{cost.server_bytes / 1e6:.0f} MB; {cost.join_cpu_s:.2f} s of processor time to come in, "
        f"{1000 * cost.save_cpu_s:.0f} ms for each answer.",
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
        arrived = phone_arrives(ServerOptions.port, PHONE_WAIT_S, announce)
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
