"""A run sheet for each agenda: from when to when, what to say, what to watch, what to press."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wli_toolkit.content import translator
from wli_toolkit.content.model import Agenda, Ask, Exercise, Lang, Occasion, Pack, Step
from wli_toolkit.guide import wording
from wli_toolkit.guide.exercise_page import form_name
from wli_toolkit.guide.markdown import md, page, quoted, table

ALONE = "self-study"
"""The agenda that nobody leads."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A step with its place in time, in minutes from the start, and what comes next."""

    step: Step
    begins: int
    next: Step | None

    @property
    def ends(self) -> int:
        """When the step is over."""
        return self.begins + self.step.minutes

    @property
    def span(self) -> str:
        """From when to when: 0:04–0:07."""
        return f"{_clock(self.begins)}–{_clock(self.ends)}"


def slots(agenda: Agenda) -> list[Slot]:
    """Return the steps of an agenda with their times."""
    found: list[Slot] = []
    for at, step in enumerate(agenda.steps):
        begins = found[-1].ends if found else 0
        found.append(Slot(step, begins, agenda.steps[at + 1] if at + 1 < len(agenda.steps) else None))
    return found


def run_sheet(pack: Pack, agenda: Agenda, lang: Lang) -> str:
    """Return the run sheet of one agenda as Markdown."""
    times = slots(agenda)
    rows = [
        (
            slot.span,
            step_title(pack, slot.step, lang),
            wording.MINUTES.get(lang).format(minutes=slot.step.minutes),
        )
        for slot in times
    ]
    return page(
        f"# {md(agenda.title.get(lang))}",
        f"{wording.MINUTES.get(lang).format(minutes=agenda.minutes)} · [{wording.BACK.get(lang)}](README.md)",
        wording.ALONE.get(lang) if agenda.id == ALONE else wording.RUN_SHEETS_LEAD.get(lang),
        f"## {wording.STEPS_BY_MINUTE.get(lang)}",
        table([wording.LENGTH.get(lang), wording.STEP.get(lang), " "], rows),
        *(_alone(pack, times, lang) if agenda.id == ALONE else _led(pack, agenda, times, lang)),
        *_follow_up(pack, agenda, lang),
        f"<sub>{wording.MADE.get(lang)}</sub>",
    )


def run_sheet_list(pack: Pack, lang: Lang) -> str:
    """Return the list of the run sheets as Markdown."""
    rows = [
        (
            f"[{md(agenda.title.get(lang))}]({agenda.id}.md)",
            wording.MINUTES.get(lang).format(minutes=agenda.minutes),
            " ".join(f"[{one}](../exercises/{one}.md)" for one in agenda.exercises),
        )
        for agenda in sorted(pack.agendas, key=lambda one: one.minutes)
    ]
    head = [each.get(lang) for each in (wording.AGENDA, wording.LENGTH, wording.EXERCISE)]
    return page(
        f"# {wording.RUN_SHEETS.get(lang)}",
        wording.RUN_SHEETS_LEAD.get(lang),
        table(head, rows),
        f"<sub>{wording.MADE.get(lang)}</sub>",
    )


def step_title(pack: Pack, step: Step, lang: Lang) -> str:
    """Return what a step is called on the console, as Markdown."""
    title = step.title or pack.exercise(step.exercise or "").title
    return md(title.get(lang))


def _led(pack: Pack, agenda: Agenda, times: list[Slot], lang: Lang) -> Iterator[str]:
    _ = translator(lang)
    yield f"## {wording.IN_DETAIL.get(lang)}"
    yield wording.PRESS_ALWAYS.get(lang).format(
        close=_("Close this step and fix its results"),
        sure=_("Close and fix"),
        late=_("Open the next step, leave this one open"),
    )
    yield f"### {wording.OPENING.get(lang)}"
    yield wording.OPENING_TEXT.get(lang)
    for slot in times:
        yield from _slot(pack, agenda, slot, lang)


def _alone(pack: Pack, times: list[Slot], lang: Lang) -> Iterator[str]:
    yield f"## {wording.PONDER.get(lang)}"
    asked = dict.fromkeys(ask.exercise for slot in times for ask in slot.step.asks)
    yield "\n".join(
        f"- [{one}](../exercises/{one}.md)　{md(pack.exercise(one).ponder.get(lang))}" for one in asked
    )


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _slot(pack: Pack, agenda: Agenda, slot: Slot, lang: Lang) -> Iterator[str]:
    step = slot.step
    minutes = wording.MINUTES.get(lang).format(minutes=step.minutes)
    length = f"（{minutes}）" if lang == "ja" else f" ({minutes})"
    yield f"### {slot.span}　{step_title(pack, step, lang)}{length}"
    if step.pause:
        yield from _pause(pack, step, lang)
    if step.one_of:
        yield wording.CHOOSES.get(lang)
    for ask in step.asks:
        yield from _exercise(pack, step, ask, lang, is_again=_was_asked(agenda, step))
    yield f"**{wording.PRESS.get(lang)}**"
    yield "\n".join(f"{number}. {line}" for number, line in enumerate(_press(pack, agenda, slot, lang), 1))


def _pause(pack: Pack, step: Step, lang: Lang) -> Iterator[str]:
    if pack.talk is not None and step.title == pack.talk.title:
        yield wording.TALK_LINK.get(lang).format(minutes=step.minutes)
    if step.screen:
        yield f"**{wording.SCREEN_TEXT.get(lang)}**"
        yield quoted(step.screen.get(lang))
    if step.turn_seconds:
        yield wording.EACH_ONE.get(lang).format(seconds=step.turn_seconds)
    if step.pause:
        yield f"**{wording.WATCH.get(lang)}**"
        yield wording.PAUSE_WATCH[step.pause].get(lang)


def _exercise(pack: Pack, step: Step, ask: Ask, lang: Lang, *, is_again: bool) -> Iterator[str]:
    exercise = pack.exercise(ask.exercise)
    yield _told_in(ask, step, exercise, lang)
    say = wording.SAY_AGAIN if is_again else exercise.say
    if say:
        yield f"**{wording.SAY.get(lang)}**"
        yield quoted(say.get(lang))
    yield f"**{wording.ASK.get(lang)}**"
    yield md(exercise.ponder.get(lang))
    yield f"**{wording.WATCH.get(lang)}**"
    yield md(exercise.caution.get(lang))


def _told_in(ask: Ask, step: Step, exercise: Exercise, lang: Lang) -> str:
    """Return a link to the exercise, with when and in what form it is asked where that is not the usual."""
    told = [f"[{exercise.id}　{md(exercise.title.get(lang))}](../exercises/{exercise.id}.md)"]
    told += [wording.WHEN[step.occasion.value].get(lang)] * (step.occasion is not Occasion.DURING)
    told += [form_name(ask.form, lang)] * (ask.form is not None)
    return ("、" if lang == "ja" else ", ").join(told)


def _press(pack: Pack, agenda: Agenda, slot: Slot, lang: Lang) -> Iterator[str]:
    _ = translator(lang)
    step = slot.step
    if slot.begins == 0:
        yield wording.PRESS_START.get(lang).format(button=_("Start the workshop"))
    if step.pause is None:
        yield wording.PRESS_CLOSE.get(lang).format(
            button=_("Close this step and fix its results"), sure=_("Close and fix")
        )
        if _is_asked_again(agenda, step):
            yield wording.HOLD_BACK.get(lang)
        elif any(pack.exercise(ask.exercise).figures for ask in step.asks):
            yield wording.SHOW.get(lang).format(
                tab=_("See the group pictures"), show=_("Show on screen and phones")
            )
    if slot.next is None:
        yield wording.PRESS_END.get(lang).format(
            button=_("Go to ending the workshop"), end=_("End the workshop")
        )
    else:
        button = _("Open the next step: {title}").format(title=step_title(pack, slot.next, lang))
        yield wording.PRESS_OPEN.get(lang).format(button=button)


def _is_asked_again(agenda: Agenda, step: Step) -> bool:
    """Whether a later step of the workshop asks the same once more."""
    return _shares(step, agenda.steps[agenda.steps.index(step) + 1 :])


def _was_asked(agenda: Agenda, step: Step) -> bool:
    """Whether an earlier step of the workshop asked the same."""
    return _shares(step, agenda.steps[: agenda.steps.index(step)])


def _shares(step: Step, others: Sequence[Step]) -> bool:
    asked = {ask.exercise for ask in step.asks}
    return any(ask.exercise in asked for other in others for ask in other.asks)


def _follow_up(pack: Pack, agenda: Agenda, lang: Lang) -> Iterator[str]:
    if not agenda.follow_up:
        return
    yield f"## {wording.AFTER_30.get(lang)}"
    yield wording.AFTER_30_LEAD.get(lang)
    yield "\n".join(
        f"- {step_title(pack, step, lang)}（{wording.MINUTES.get(lang).format(minutes=step.minutes)}）"
        if lang == "ja"
        else f"- {step_title(pack, step, lang)} ({wording.MINUTES.get(lang).format(minutes=step.minutes)})"
        for step in agenda.follow_up
    )
