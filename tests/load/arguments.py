"""What every load bench is asked on the command line: how many people, and how their kernels start."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence

from wli_toolkit.server.starting.choosing import MODES


def arguments(
    about: str | None, *, people: int | Sequence[int], kernels: str | Sequence[str] = "fork"
) -> ArgumentParser:
    """Return a parser that knows `--people` and `--kernels`.

    Parameters
    ----------
    about
        What `--help` says first, as it stands.
    people, kernels
        What is taken where nothing is given; of several, as many as one likes may be given.
    """
    parser = ArgumentParser(description=about, formatter_class=RawDescriptionHelpFormatter)
    if isinstance(people, int):
        parser.add_argument("--people", type=int, default=people)
    else:
        parser.add_argument("--people", type=int, nargs="+", default=people)
    if isinstance(kernels, str):
        parser.add_argument("--kernels", choices=MODES, default=kernels)
    else:
        parser.add_argument("--kernels", choices=MODES, nargs="+", default=kernels)
    return parser
