"""`wli simulate --live`: simulated people who come through the real protocol."""

from __future__ import annotations

import click
from click.core import ParameterSource

from wli_toolkit.cli.speaking import fail, say, tell, with_options

live_options = with_options(
    click.option("--live", metavar="URL", help="Join the running workshop at this address, as phones do."),
    click.option(
        "--think",
        nargs=2,
        type=click.FloatRange(0, 600),
        default=(4.0, 12.0),
        show_default=True,
        metavar="LEAST MOST",
        help="With --live: seconds from one question to the next.",
    ),
    click.option(
        "--arrive-within",
        default=10.0,
        show_default=True,
        type=click.FloatRange(0, 3600),
        metavar="SECONDS",
        help="With --live: the time over which they join; 0 is all at once.",
    ),
)


def refuse_live_habits() -> None:
    """Refuse what only live people have, where `--live` is not given: nobody thinks or arrives over time then."""
    given = click.get_current_context().get_parameter_source
    for name in ("think", "arrive_within"):
        if given(name) is not ParameterSource.DEFAULT:
            option = f"--{name.replace('_', '-')}"
            fail(
                f"{option} goes with --live: without it everybody answers at once. Add --live URL or leave it out."
            )


def simulate_live(
    code: str,
    url: str,
    participants: int,
    seed: int,
    leave: float,
    think: tuple[float, float],
    arrive_within: float,
    *,
    as_json: bool,
) -> None:
    """Let live people take part until all are through, the session ends, or Ctrl-C; then tell what they did."""
    from wli_toolkit.simulate.live.habits import Habits
    from wli_toolkit.simulate.live.joining import LiveError
    from wli_toolkit.simulate.live.running import in_words, run_people

    if think[0] > think[1]:
        fail(f"--think {think[0]:g} {think[1]:g}: give the shorter time first.")
    try:
        outcome = run_people(
            url,
            code,
            participants=participants,
            seed=seed,
            leave=leave,
            habits=Habits(think=think, arrive_within=arrive_within),
            report=(lambda _line: None) if as_json else tell,
        )
    except LiveError as error:
        fail(str(error))
    if as_json:
        say(
            {
                "session": outcome.session,
                "simulated": outcome.simulated,
                "seed": seed,
                "participants": outcome.people,
                "metrics": outcome.measures.as_json(),
            }
        )
    else:
        for line in in_words(outcome):
            click.echo(line)
