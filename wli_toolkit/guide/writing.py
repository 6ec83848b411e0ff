"""All that is made of a pack, by the names of its files, and how it comes into a folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from wli_toolkit.content.model import LANGS, Agenda, Lang, Pack
from wli_toolkit.guide.card import participant_card
from wli_toolkit.guide.door import Door
from wli_toolkit.guide.exercise_page import exercise_list, exercise_page
from wli_toolkit.guide.paper import paper_sheets
from wli_toolkit.guide.run_sheet import run_sheet, run_sheet_list
from wli_toolkit.guide.talk_script import talk_script
from wli_toolkit.guide.talk_slides import talk_slides

PAGES = ("exercises", "run_sheets")
"""Folders of a language that hold nothing but what is made."""


def made(
    pack: Pack, langs: Sequence[Lang] = LANGS, *, on_paper: Agenda | None = None, door: Door | None = None
) -> dict[str, bytes]:
    """Return every file by its path, with `/` between folders.

    Parameters
    ----------
    on_paper
        The agenda whose questions are printed; None takes the pack's shortest. One of its own has a run
        sheet as well.
    door
        The way into one session, for the participant's card; None leaves lines to fill in.
    """
    files: dict[str, str | bytes] = {}
    agenda = on_paper or min(pack.agendas, key=lambda one: one.minutes, default=None)
    if on_paper is not None and on_paper not in pack.agendas:
        others = tuple(one for one in pack.agendas if one.id != on_paper.id)
        pack = pack.model_copy(update={"agendas": (*others, on_paper)})
    for lang in langs:
        files[f"{lang}/exercises/README.md"] = exercise_list(pack, lang)
        for exercise in pack.exercises:
            files[f"{lang}/exercises/{exercise.id}.md"] = exercise_page(pack, exercise, lang)
        files[f"{lang}/run_sheets/README.md"] = run_sheet_list(pack, lang)
        for each in pack.agendas:
            files[f"{lang}/run_sheets/{each.id}.md"] = run_sheet(pack, each, lang)
        if pack.talk is not None:
            slides = f"talk-{lang}.pptx"
            files[f"{lang}/talk.md"] = talk_script(pack.talk, lang, slides)
            files[f"slides/{slides}"] = talk_slides(pack, pack.talk, lang)
        files[f"print/participant_card-{lang}.html"] = participant_card(lang, door or Door())
        if agenda is not None:
            files[f"print/paper_{agenda.id}-{lang}.html"] = paper_sheets(pack, agenda, lang)
    return {name: data if isinstance(data, bytes) else data.encode() for name, data in files.items()}


def write_guide(files: Mapping[str, bytes], to: Path) -> None:
    """Write `files` into the folder `to`; other files that are there stay as they are."""
    for name, data in files.items():
        path = to / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def not_made(files: Mapping[str, bytes], to: Path) -> list[str]:
    """Return the pages in the folders that hold what is made, which were made of "
    "another pack or by hand."""
    langs = {name.split("/")[0] for name in files if name.split("/")[0] in LANGS}
    there = [page for lang in langs for folder in PAGES for page in (to / lang / folder).glob("*.md")]
    names = (page.relative_to(to).as_posix() for page in there)
    return sorted(name for name in names if name not in files)
