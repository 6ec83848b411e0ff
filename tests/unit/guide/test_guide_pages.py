"""A facilitator finds in the made pages what the pack says: words, visibility, pictures, minutes, buttons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import get_args

import pytest
from markupsafe import escape

from wli_toolkit.content import LANGS, Form, Lang, load_pack, translator
from wli_toolkit.content.model import Figure
from wli_toolkit.guide import Door, made, not_made, write_guide
from wli_toolkit.guide.fields_told import seen_by
from wli_toolkit.guide.markdown import md
from wli_toolkit.guide.reading import FORMS, how_to_read
from wli_toolkit.guide.run_sheet import slots

PACK = load_pack()
LINK = re.compile(r"\]\(([^)#]+)\)")
OUTSIDE = re.compile(r"(?:src|href)\s*=|url\(|@import|<script", re.IGNORECASE)


@cache
def files() -> Mapping[str, str]:
    """Return the pages made of the standard pack, by name."""
    return {name: data.decode() for name, data in made(PACK).items() if not name.endswith(".pptx")}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("exercise", PACK.exercises, ids=lambda one: one.id)
def test_a_page_holds_all_that_the_pack_says_of_an_exercise(exercise, lang: Lang) -> None:
    page = files()[f"{lang}/exercises/{exercise.id}.md"]
    assert exercise.aim is not None
    assert exercise.say is not None
    for text in (exercise.title, exercise.aim, exercise.ponder, exercise.caution):
        assert md(text.get(lang)) in page
    for line in exercise.say.get(lang).split("\n"):
        assert f"> {md(line)}" in page
    for field in exercise.fields:
        assert md(field.ask.get(lang)) in page
    for figure in exercise.figures:
        assert f"### {md(figure.title.get(lang))}" in page
        assert md(how_to_read(figure).get(lang)) in page
    assert "{" not in page


def test_each_form_of_picture_has_two_sentences_on_how_to_read_it() -> None:
    assert set(FORMS) == set(get_args(Form))
    told = [how_to_read(figure) for exercise in PACK.exercises for figure in exercise.figures]
    assert all(text.ja.count("。") == 2 for text in (*FORMS.values(), *told))


def test_who_sees_an_answer_is_told_part_by_part() -> None:
    blocks = PACK.exercise("E03").field("blocks")
    assert seen_by(blocks, "ja").startswith("時間・")
    assert seen_by(blocks, "ja").endswith("：まとめの数字／体力・家の事情・お金：10人以上のまとめ（同意③）")
    # A day with a private part is sealed altogether: the rest would tell it.
    assert "本人だけ" in seen_by(PACK.exercise("E08").field("now"), "ja")
    assert seen_by(PACK.exercise("E04").field("memo"), "en") == "its author only"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("agenda", PACK.agendas, ids=lambda one: one.id)
def test_a_run_sheet_runs_from_the_first_minute_to_the_last(agenda, lang: Lang) -> None:
    page = files()[f"{lang}/run_sheets/{agenda.id}.md"]
    times = slots(agenda)
    assert (times[0].begins, times[-1].ends) == (0, agenda.minutes)
    assert all(before.ends == after.begins for before, after in pairwise(times))
    assert page.count(times[0].span) == (1 if agenda.id == "self-study" else 2)
    _ = translator(lang)
    if agenda.id != "self-study":
        for button in ("Start the workshop", "Close this step and fix its results", "End the workshop"):
            assert _(button) in page
        for step in agenda.steps:
            assert step.pause is None or step.screen is None or f"> {md(step.screen.get(lang))}" in page


@pytest.mark.parametrize("lang", LANGS)
def test_the_picture_of_the_first_answers_is_held_back(lang: Lang) -> None:
    page = files()[f"{lang}/run_sheets/30min.md"]
    held = {"ja": "会場に出しません", "en": "Keep this step's pictures off the screen"}[lang]
    before, after = (part for part in page.split("### ") if "E02.md" in part)
    assert held in before
    assert held not in after


@pytest.mark.parametrize("name", [name for name in files() if name.endswith(".md")])
def test_links_between_the_pages_lead_somewhere(name: str) -> None:
    folder = name.rsplit("/", 1)[0].split("/")
    for target in LINK.findall(files()[name]):
        if target.endswith(".pptx"):
            continue
        here = list(folder)
        for part in target.split("/"):
            if part == "..":
                here.pop()
            elif part != ".":
                here.append(part)
        assert "/".join(here) in files(), f"{name}: {target}"


@pytest.mark.parametrize("name", [name for name in files() if name.startswith("print/")])
def test_what_is_printed_needs_nothing_from_outside(name: str) -> None:
    assert not OUTSIDE.search(files()[name])


def test_a_card_carries_the_way_in_and_escapes_it() -> None:
    door = Door("http://192.0.2.7:8866/<b>", "K7M2QX", "<svg></svg>")
    card = made(PACK, ("ja",), door=door)["print/participant_card-ja.html"].decode()
    assert card.count("http://<wbr>192.0.2.7:8866/&lt;b&gt;") == card.count("svg+xml,%3Csvg%3E") == 2
    assert "K7M2QX" in card
    assert "QRコードは前のスクリーンにあります" not in card


@pytest.mark.parametrize("agenda", PACK.agendas, ids=lambda one: one.id)
@pytest.mark.parametrize("lang", LANGS)
def test_every_agenda_can_be_printed(agenda, lang: Lang) -> None:
    sheet = made(PACK, (lang,), on_paper=agenda)[f"print/paper_{agenda.id}-{lang}.html"].decode()
    for step in agenda.steps:
        for ask in step.asks:
            exercise = PACK.exercise(ask.exercise)
            boxes = {box.field for box in exercise.boxes}
            for field in exercise.asked(step.occasion, ask.form):
                is_left_out = field.id.startswith("consent_") or (
                    field.visibility.value == "H" and not field.required and field.id not in boxes
                )
                assert (str(escape(field.ask.get(lang))) in sheet) is not is_left_out, (
                    f"{exercise.id}.{field.id}"
                )


def test_an_agenda_of_ones_own_has_its_run_sheet(tmp_path) -> None:
    own = PACK.agenda("30min").model_copy(update={"id": "mine"})
    there = made(PACK, ("en",), on_paper=own)
    assert "en/run_sheets/mine.md" in there
    write_guide(there, tmp_path)
    (tmp_path / "en/exercises/E99.md").write_text("of another pack", encoding="utf-8")
    (tmp_path / "en/notes.md").write_text("by hand", encoding="utf-8")
    assert not_made(there, tmp_path) == ["en/exercises/E99.md"]


def test_a_picture_that_compares_is_read_by_what_it_compares() -> None:
    figures: dict[str, Figure] = {figure.id: figure for figure in PACK.exercise("E02").figures}
    assert how_to_read(figures["leavers"]) != how_to_read(figures["now_want"])
    assert how_to_read(figures["positions"]) != FORMS["stacked"]
    assert how_to_read(figures["fit_by_zone"]) != FORMS["quartiles"]
