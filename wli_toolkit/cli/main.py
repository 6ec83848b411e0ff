"""The `wli` command: prints for people, and with --json one JSON object for programs."""

from __future__ import annotations

import click

from wli_toolkit import __version__
from wli_toolkit.cli.content import content, exercises
from wli_toolkit.cli.reading import export, simulate, summary
from wli_toolkit.cli.serving import demo, doctor, serve
from wli_toolkit.cli.sessions import session


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="wli")
def main() -> None:
    """A workshop on how work and life go together, for phones, from Jupyter notebooks."""


for _command in (demo, serve, session, exercises, content, simulate, summary, export, doctor):
    main.add_command(_command)
