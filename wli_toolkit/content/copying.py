"""Copying the standard pack, so that someone can make it their own."""

from __future__ import annotations

import shutil
from pathlib import Path

from wli_toolkit.content.loading import PACKS, STANDARD
from wli_toolkit.content.problems import ContentError, problem
from wli_toolkit.content.words import msgid as _


def copy_pack(to: str | Path) -> Path:
    """Copy the standard pack into a folder of its own and return that folder.

    Parameters
    ----------
    to
        A folder that does not exist yet, or an empty one.

    Raises
    ------
    ContentError
        If something is there already, or the folder cannot be written; it names the folder and the way out.
        Nothing that was there is touched.
    """
    to = Path(to)
    try:
        if to.exists() and (not to.is_dir() or any(to.iterdir())):
            raise ContentError(
                [
                    problem(
                        str(to),
                        "",
                        _("There is something here already."),
                        _("Give the path of a new or empty folder, such as {example}."),
                        example=to.parent / f"{to.name or 'my-pack'}-2",
                    )
                ]
            )
        to.mkdir(parents=True, exist_ok=True)
        # New files of the reader's own, writable even where the program is installed read-only.
        shutil.copytree(PACKS / STANDARD, to, copy_function=shutil.copyfile, dirs_exist_ok=True)
    except OSError as error:
        raise ContentError(
            [
                problem(
                    str(to),
                    "",
                    _("The folder cannot be written: {reason}."),
                    _("Choose a place where you may write, such as your documents."),
                    reason=error.strerror or type(error).__name__,
                )
            ]
        ) from error
    return to
