"""The `wli` command: prints for people, and with --json one JSON object for programs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from wli_toolkit import __version__
from wli_toolkit.cli.content import content, exercises
from wli_toolkit.cli.guide import guide
from wli_toolkit.cli.keeping import backup, restore
from wli_toolkit.cli.reading import export, simulate, summary
from wli_toolkit.cli.serving import demo, doctor, serve
from wli_toolkit.cli.sessions import session
from wli_toolkit.cli.speaking import print_anything, tell


class OneLine(click.Group):
    """A group of commands that tells a wrong call in one line."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run the command; what is wrong with the call is one line on standard error and status 2."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        print_anything()
        try:
            sys.exit(super().main(args, prog_name, complete_var, standalone_mode=False, **extra) or 0)
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            sys.exit(error.exit_code)
        except click.ClickException as error:
            where = getattr(error, "ctx", None)
            help_ = f" See `{where.command_path} --help`." if where else ""
            tell(" ".join(f"{error.format_message()}{help_}".split()), err=True)
            sys.exit(error.exit_code)
        except click.Abort:
            click.echo("Stopped; nothing was changed.", err=True)
            sys.exit(1)


@click.group(cls=OneLine, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="wli")
def main() -> None:
    """A workshop on how work and life go together, for phones, from Jupyter notebooks."""


for _command in (
    demo,
    serve,
    session,
    exercises,
    content,
    guide,
    simulate,
    summary,
    export,
    backup,
    restore,
    doctor,
):
    main.add_command(_command)
