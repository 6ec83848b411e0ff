"""Setting a session up from the console: settings and agenda tried out, kept, and what the expected people permit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from functools import partial
from typing import Any, Protocol

from wli_toolkit.content import Problem, both
from wli_toolkit.content.agenda_building import Draft, read_agenda
from wli_toolkit.content.building_blocks import building_blocks
from wli_toolkit.content.model import LANGS, Text
from wli_toolkit.pages.content_view import page_content
from wli_toolkit.pages.conversation import Answering, Handler, MalformedMessageError, whole_of
from wli_toolkit.pages.days import local_day, today
from wli_toolkit.pages.set_up_terms import Fault, faults, from_form, of_form, preview
from wli_toolkit.store import BadValue, Session, SessionClosed, Store
from wli_toolkit.store.setting_up import Openness
from wli_toolkit.store.settings import MOST_PEOPLE, PROMISED, complete_settings
from wli_toolkit.widgets.base.page_widget import PageWidget

MOST_TRIES = 2**31


class SetUpPage(Answering, Protocol):
    """The console of a session."""

    store: Store
    session: str
    address: str
    widget: PageWidget

    def state(self) -> dict[str, Any]:
        """Return where people join and how far they are."""


def set_up_handlers(page: SetUpPage) -> dict[str, Handler]:
    """Return what a console may ask of the set-up."""
    return {
        "setup": partial(tell_set_up, page),
        "setup_try": partial(try_out, page),
        "setup_save": partial(save_settings, page),
        "agenda_save": partial(save_agenda, page),
    }


def tell_set_up(page: SetUpPage, _message: Mapping[str, Any]) -> None:
    """Send all that is set now, and what an agenda can be built of."""
    page.reply("setup", **all_set(page))


def all_set(page: SetUpPage) -> dict[str, Any]:
    """Return all that is set now, and what an agenda can be built of."""
    session = page.store.session(page.session)
    pack = session.pack_model()
    return {
        "settings": of_form(session.settings),
        "lang": session.lang,
        "agenda": dict(session.agenda),
        "agendas": [agenda.model_dump(mode="json") for agenda in pack.agendas],
        "blocks": building_blocks(pack),
        "made_on": local_day(session.created_at).isoformat(),
        "preview": preview(session, {}, page.address),
        **_open(page.store.openness(page.session)),
    }


def _open(openness: Openness) -> dict[str, Any]:
    """Return what can no longer be changed, and why."""
    why = None
    if openness.closed:
        why = both("The workshop has ended.")
    elif openness.joined:
        why = both("Somebody has joined and agreed to these terms. To change them, start a new session.")
    elif openness.started:
        why = both("A step was opened. To change the agenda, start a new session.")
    promised = list(PROMISED) if openness.joined or openness.closed else []
    built_in = [] if openness.agenda else ["pace"]
    return {
        "locked": [*promised, *built_in],
        "agenda_open": openness.agenda,
        "why": None if why is None else why.model_dump(),
    }


def try_out(page: SetUpPage, message: Mapping[str, Any]) -> None:
    """Say what a draft of settings and agenda comes to; nothing is kept."""
    number = whole_of(message, "number", MOST_TRIES)
    session = page.store.session(page.session)
    given = from_form(table_of(message, "settings"))
    wrong = faults(session, given, today())
    draft = read_agenda(session.pack_model(), table_of(message, "agenda"))
    page.reply(
        "setup_tried",
        number=number,
        faults=_faults(wrong),
        preview=None if wrong else preview(session, given, page.address),
        **agenda_view(draft),
        permitted=permitted_view(session, {} if wrong else given, draft, message.get("people")),
    )


def agenda_view(draft: Draft) -> dict[str, Any]:
    """Return what is wrong with a draft, and what may go wrong."""
    return {
        "mistakes": [problem_view(each) for each in draft.mistakes],
        "warnings": [problem_view(each) for each in draft.warnings],
        "agenda_id": draft.agenda.id if draft.agenda else None,
    }


def problem_view(problem: Problem) -> dict[str, Any]:
    """Return one problem of an agenda: the step it is about, or none, and what to do."""
    place, _dot, rest = problem.key.partition(".")
    step = rest.partition(".")[0] if place in ("steps", "follow_up") else ""
    says, way_out = problem.says, problem.way_out
    return {
        "step": step or None,
        "text": Text(ja=says.ja + way_out.ja, en=f"{says.en} {way_out.en}").model_dump(),
    }


def permitted_view(
    session: Session, given: Mapping[str, Any], draft: Draft, people: object
) -> dict[str, Any] | None:
    """Return what the expected number of people permits; None where no number is told or the agenda is none."""
    if isinstance(people, bool) or not isinstance(people, int) or not 1 <= people <= MOST_PEOPLE:
        return None
    if draft.agenda is None or draft.mistakes:
        return None
    # In the console's kernel only: the server process never loads what counts.
    from wli_toolkit.summaries.freezing import Thresholds
    from wli_toolkit.summaries.permitted import general, permitted

    settings = complete_settings({**session.settings, **given})
    thresholds = Thresholds.of(replace(session, settings=settings))
    return {
        "people": people,
        "general": [text.model_dump() for text in general(thresholds, people)],
        "exercises": [
            asdict(each)
            | {"title": each.title.model_dump(), "lines": [line.model_dump() for line in each.lines]}
            for each in permitted(session.pack_model(), draft.agenda, thresholds, people)
        ],
    }


def save_settings(page: SetUpPage, message: Mapping[str, Any]) -> None:
    """Keep the settings, or say what is wrong with them."""
    session = page.store.session(page.session)
    given = from_form(table_of(message, "settings"))
    lang = message.get("lang")
    if lang not in LANGS:
        raise MalformedMessageError("lang must be one of our languages")
    locked = set(_open(page.store.openness(page.session))["locked"])
    given = {key: value for key, value in given.items() if key not in locked}
    shown = {**of_form(session.settings), **given}
    wrong = [each for each in faults(session, shown, today()) if each[0] not in locked]
    if wrong:
        page.reply("setup_saved", ok=False, faults=_faults(wrong), **_open(page.store.openness(page.session)))
        return
    try:
        page.store.set_up(page.session, given, lang=str(lang))
    except BadValue:
        # Somebody joined a moment ago, or two consoles set up at once.
        page.reply("setup_saved", ok=False, faults=[], told=_meanwhile().model_dump(), **all_set(page))
        return
    page.reply("setup_saved", ok=True, faults=[], **all_set(page))
    tell_everybody(page)


def save_agenda(page: SetUpPage, message: Mapping[str, Any]) -> None:
    """Keep the agenda, or say what is wrong with it; every page then asks what it says."""
    session = page.store.session(page.session)
    draft = read_agenda(session.pack_model(), table_of(message, "agenda"))
    if draft.agenda is None or draft.mistakes:
        page.reply("agenda_saved", ok=False, **agenda_view(draft))
        return
    try:
        page.store.set_agenda(page.session, draft.agenda)
    except (BadValue, SessionClosed):
        page.reply("agenda_saved", ok=False, told=_meanwhile().model_dump(), **all_set(page))
        return
    page.reply("agenda_saved", ok=True, **agenda_view(draft), **all_set(page))
    tell_everybody(page)


def tell_everybody(page: SetUpPage) -> None:
    """Tell every view of this console what is asked and promised now."""
    content = page_content(page.store.session(page.session), type(page.widget).module_text())
    page.widget.send_message({"type": "state", "content": content, "console": page.state()})


def table_of(message: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return the table `name` of `message`."""
    value = message.get(name)
    if not isinstance(value, dict):
        raise MalformedMessageError(f"{name} must be a table")
    return value


def _faults(wrong: Iterable[Fault]) -> list[dict[str, Any]]:
    return [{"key": key, "text": text.model_dump()} for key, text in wrong]


def _meanwhile() -> Text:
    return both(
        "This was not kept: meanwhile somebody has joined, or the workshop has begun. What holds is shown."
    )
