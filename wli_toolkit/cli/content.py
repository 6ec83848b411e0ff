"""`wli exercises` and `wli content …`: what is asked, and packs of one's own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from wli_toolkit.cli.speaking import add_row, json_option, pack_option, plain_errors, say, spoken, tell
from wli_toolkit.content import Problem, check_pack, check_warnings, copy_pack, exercises_listing, load_pack


@click.command()
@pack_option
@json_option
@plain_errors
def exercises(pack: str | None, as_json: bool) -> None:
    """List the exercises and their fields."""
    listing: Any = exercises_listing(load_pack(pack))
    if as_json:
        say(listing)
        return
    table = Table("id", "minutes", "日本語", "English", "fields")
    for one in listing:
        add_row(
            table,
            one["id"],
            str(one["minutes"]),
            one["title"]["ja"],
            one["title"]["en"],
            str(len(one["fields"])),
        )
    Console().print(table)


@click.group()
def content() -> None:
    """Work with content packs."""


@content.command("check")
@click.argument("path")
@json_option
@plain_errors
def content_check(path: str, as_json: bool) -> None:
    """Check a content pack: each mistake with file, key and remedy."""
    problems = check_pack(path)
    warnings = [] if problems else check_warnings(path)
    if as_json:
        say(
            {
                "path": path,
                "problems": [problem_view(each) for each in problems],
                "warnings": [problem_view(each) for each in warnings],
            }
        )
    else:
        for problem in problems:
            tell(problem.line(spoken()), err=True)
        for warning in warnings:
            tell(f"note: {warning.line(spoken())}", err=True)
        if not problems:
            tell(f"{path}: no mistakes found")
    if problems:
        sys.exit(2)


def problem_view(problem: Problem) -> dict[str, str]:
    """Return a mistake or a warning as JSON."""
    return {
        "file": str(problem.file),
        "key": problem.key,
        "problem": problem.problem,
        "remedy": problem.remedy,
    }


@content.command("copy")
@click.argument("folder", type=click.Path(path_type=Path))
@plain_errors
def content_copy(folder: Path) -> None:
    """Copy the standard pack into a new folder, to change it there."""
    copy_pack(folder)
    tell(f"copied to {folder}\ncheck it: wli content check {folder}")
    tell(f"use it: wli serve --pack {folder}")
