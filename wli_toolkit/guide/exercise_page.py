"""A page for each exercise, and their list."""

from __future__ import annotations

from collections.abc import Iterator

from wli_toolkit.content.model import Agenda, Exercise, Figure, Lang, Pack, Step
from wli_toolkit.guide import wording
from wli_toolkit.guide.fields_told import fields_table, visibilities
from wli_toolkit.guide.markdown import md, page, quoted, table
from wli_toolkit.guide.reading import how_to_read


def exercise_page(pack: Pack, exercise: Exercise, lang: Lang) -> str:
    """Return the page of one exercise as Markdown."""
    return page(
        f"# {exercise.id}　{md(exercise.title.get(lang))}",
        f"{wording.MINUTES.get(lang).format(minutes=exercise.minutes)} · [{wording.BACK.get(lang)}](README.md)",
        *_told(exercise, lang),
        _head(wording.ASKED.get(lang)),
        fields_table(exercise, lang),
        wording.NEEDED.get(lang) if any(field.required for field in exercise.fields) else "",
        "\n".join(f"- {wording.SEEN_MEANS[each].get(lang)}" for each in visibilities(exercise)),
        *_forms(exercise, lang),
        *_figures(exercise, lang),
        *_used(pack, exercise, lang),
        f"<sub>{wording.MADE.get(lang)}</sub>",
    )


def exercise_list(pack: Pack, lang: Lang) -> str:
    """Return the list of the exercises as Markdown."""
    rows = [
        (
            f"[{one.id}](./{one.id}.md)",
            md(one.title.get(lang)),
            wording.MINUTES.get(lang).format(minutes=one.minutes),
            md(one.aim.get(lang)) if one.aim else "",
        )
        for one in pack.exercises
    ]
    head = ("", wording.EXERCISE.get(lang), wording.LENGTH.get(lang), wording.AIM.get(lang))
    return page(
        f"# {wording.EXERCISES.get(lang)}",
        wording.EXERCISES_LEAD.get(lang),
        table([each or " " for each in head], rows),
        f"<sub>{wording.MADE.get(lang)}</sub>",
    )


def form_name(form: str | None, lang: Lang) -> str:
    """Return what a form is called; the pack's own name where the guide knows none."""
    if form is None:
        return wording.WHOLE.get(lang)
    return wording.FORMS[form].get(lang) if form in wording.FORMS else form


def _head(title: str, level: int = 2) -> str:
    return f"{'#' * level} {md(title)}"


def _told(exercise: Exercise, lang: Lang) -> Iterator[str]:
    if exercise.aim:
        yield _head(wording.AIM.get(lang))
        yield md(exercise.aim.get(lang))
    if exercise.say:
        yield _head(wording.SAY.get(lang))
        yield quoted(exercise.say.get(lang))
    yield _head(wording.READS.get(lang))
    if exercise.before:
        yield quoted(exercise.before.get(lang))
    yield quoted(exercise.lead.get(lang))
    yield _head(wording.PONDER.get(lang))
    yield md(exercise.ponder.get(lang))
    yield _head(wording.CAUTION.get(lang))
    yield md(exercise.caution.get(lang))


def _forms(exercise: Exercise, lang: Lang) -> Iterator[str]:
    if not exercise.forms:
        return
    yield _head(wording.SHORTER.get(lang))
    for form, names in exercise.forms.items():
        said = wording.SHORTER_SAYS.get(lang).format(form=form_name(form, lang), count=len(names))
        for rows in exercise.rows:
            if form in rows.at_most_in:
                most = wording.SHORTER_ROWS.get(lang)
                said += most.format(title=wording.NAMED.get(lang), most=rows.at_most_in[form])
        asked = "\n".join(f"- {md(field.ask.get(lang))}" for field in exercise.fields if field.id in names)
        yield f"**{md(said)}**"
        yield asked


def _figures(exercise: Exercise, lang: Lang) -> Iterator[str]:
    if not exercise.figures:
        return
    yield _head(wording.PICTURES.get(lang))
    yield wording.PICTURES_LEAD.get(lang)
    for figure in exercise.figures:
        yield _head(figure.title.get(lang), 3)
        yield _figure(figure, lang)


def _figure(figure: Figure, lang: Lang) -> str:
    colon = "：" if lang == "ja" else ": "
    lines = []
    if figure.occasion is not None:
        lines.append(
            f"- {wording.ASKED_WHEN.get(lang)}{colon}{wording.WHEN[figure.occasion.value].get(lang)}"
        )
    says = figure.says.get(lang).replace("{n}", "◯" if lang == "ja" else "N")
    lines.append(f"- {wording.PICTURE_SAYS.get(lang)}{colon}{md(says)}")
    lines.append(f"- {wording.PICTURE_READ.get(lang)}{colon}{md(how_to_read(figure).get(lang))}")
    return "\n".join(lines)


def _used(pack: Pack, exercise: Exercise, lang: Lang) -> Iterator[str]:
    rows = [
        (
            f"[{md(agenda.title.get(lang))}](../run_sheets/{agenda.id}.md)",
            "<br>".join(_place(exercise, step, lang) for step in _steps(agenda, exercise)),
        )
        for agenda in sorted(pack.agendas, key=lambda one: one.minutes)
        if _steps(agenda, exercise)
    ]
    if rows:
        yield _head(wording.USED.get(lang))
        yield table([each.get(lang) for each in (wording.AGENDA, wording.PLACE)], rows)


def _steps(agenda: Agenda, exercise: Exercise) -> list[Step]:
    return [step for step in agenda.every_step if exercise.id in {ask.exercise for ask in step.asks}]


def _place(exercise: Exercise, step: Step, lang: Lang) -> str:
    form = next(ask.form for ask in step.asks if ask.exercise == exercise.id)
    told = [
        wording.WHEN[step.occasion.value].get(lang),
        wording.MINUTES.get(lang).format(minutes=step.minutes),
    ]
    told += [form_name(form, lang)] * (form is not None)
    told += [wording.ONE_OF.get(lang)] * bool(step.one_of)
    return ("、" if lang == "ja" else ", ").join(told)
