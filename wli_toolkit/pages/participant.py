"""The participant's page: validates and saves what the phone sends, and says back what it means."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from wli_toolkit.content import AnswerRefused, check_answer
from wli_toolkit.content.model import LANGS, Agenda, Exercise, Occasion, Pack, Step
from wli_toolkit.content.words import msgid as _
from wli_toolkit.content.words import said
from wli_toolkit.pages.asked import MOST_IN_A_NAME, asked_field, is_screen
from wli_toolkit.pages.content_view import page_content, within_session
from wli_toolkit.pages.conversation import (
    Conversation,
    Handler,
    MalformedMessageError,
    lang_of,
    text_of,
    texts_of,
)
from wli_toolkit.pages.devices import known_of, told_unseen
from wli_toolkit.pages.in_the_room import room_handlers
from wli_toolkit.pages.keepsakes import calendar_text, job_card_copy
from wli_toolkit.pages.own_answers import as_given, everything, given_at, save_answer, sealed_by
from wli_toolkit.pages.own_blueprint import blueprint_handlers, handable
from wli_toolkit.pages.participant_state import participant_state
from wli_toolkit.pages.posting import posting_handlers
from wli_toolkit.pages.take_home import take_home_page
from wli_toolkit.scoring import feedback
from wli_toolkit.store import CONSENTS, Place, RowTaken, Store
from wli_toolkit.store.settings import FREE
from wli_toolkit.widgets.participant import ParticipantWidget

MOST_IN_A_QUESTION = 60
"""Characters of the name of an unknown question that are said back."""


class ParticipantPage(Conversation):
    """One person's page in one session.

    Parameters
    ----------
    mode
        `served` behind the workshop's server, `self_study` in JupyterLab and under plain Voila.
    only
        In self-study, the ids of the steps of this page; None means all of the workshop.
    """

    def __init__(
        self,
        store: Store,
        participant: str,
        resume_code: str,
        *,
        origin: str = "",
        mode: str = "served",
        only: frozenset[str] | None = None,
    ) -> None:
        self.store = store
        self.participant = participant
        self.resume_code = resume_code
        self.origin = origin
        self.mode = mode
        self.only = only
        self.key = store.unlock(participant, resume_code)
        self.session = store.session(store.participant(participant).session)
        self.pack: Pack = self.session.pack_model()
        self.agenda: Agenda = self.session.agenda_model()
        self.apply_consents()
        super().__init__(ParticipantWidget(served=mode == "served"))

    def handlers(self) -> Mapping[str, Handler]:
        """Return what a phone may ask."""
        return {
            "hello": self.hello,
            "save": self.save,
            "answers": self.answers,
            "where": self.where,
            "feedback": self.feedback,
            "sheet": self.sheet,
            "job_card": self.job_card,
            "calendar": self.calendar,
            "lang": self.set_language,
            "delete_me": self.delete_me,
            **blueprint_handlers(self),
            **posting_handlers(self),
            **room_handlers(self),
        }

    def hello(self, _message: Mapping[str, Any]) -> None:
        """Send everything the page needs; a served page has its content already."""
        content = None if self.mode == "served" else self.content()
        self.reply("state", content=content, state=self.state())

    def content(self) -> dict[str, Any]:
        """Return the page's content, cut to this page's steps in self-study."""
        content = page_content(self.session, ParticipantWidget.module_text())
        if self.only is not None:
            agenda = content["agenda"]
            steps = [s for s in (*agenda["steps"], *agenda["follow_up"]) if s["id"] in self.only]
            content["agenda"] = agenda | {"steps": steps, "follow_up": []}
        return content

    def state(self) -> dict[str, Any]:
        """Return the person's own state."""
        state = participant_state(self.store, self.participant, self.resume_code, origin=self.origin)
        if self.mode != "served":
            state |= {"mode": self.mode, "resume_code": None, "resume_url": None, "resume_qr": None}
        return state

    def save(self, message: Mapping[str, Any]) -> None:
        """Save one answer, after checking it against its declaration; refuse it by name otherwise."""
        op = text_of(message, "op")
        exercise_id, field_id = text_of(message, "exercise"), text_of(message, "field")
        occasion = text_of(message, "occasion")
        row = message.get("row", 0)
        place = {"exercise": exercise_id, "field": field_id}
        looks_back = occasion == Occasion.FOLLOW_UP and self.may_look_back()
        field = asked_field(
            self.pack, self.agenda, exercise_id, occasion, field_id, row, may_look_back=looks_back
        )
        if field is None:
            told = said(
                _("There is no question “{name}” here, so nothing was saved."),
                name=f"{exercise_id}.{field_id}"[:MOST_IN_A_QUESTION],
            )
            self.reply("refused", op=op, message=told.model_dump(), **place)
            return
        try:
            value = check_answer(within_session(field, self.session), message.get("value"))
        except AnswerRefused as refused:
            self.reply("refused", op=op, message={lang: refused.message(lang) for lang in LANGS}, **place)
            return
        exercise = self.pack.exercise(exercise_id)
        try:
            saved = save_answer(
                self.store,
                self.participant,
                self.key,
                exercise,
                field,
                value,
                occasion=occasion,
                row=row,
                offered=self.offered,
                op=op,
                known=known_of(message, exercise, field_id),
            )
        except RowTaken as taken:
            self.reply("taken", op=op, rows=list(taken.rows), **place)
            return
        if field_id in CONSENTS:
            self.apply_consents()
        now: dict[str, Any] = {"value": value, "revision": saved.revision}
        if saved.repeated:
            # Something else may have been saved there since.
            there = given_at(self.own_answers(), Place(occasion, exercise_id, field_id, row)) or now
            now = {name: there[name] for name in now}
            now["repeated"] = True
        unseen = told_unseen(field, saved, value)
        self.reply("saved", op=op, occasion=occasion, row=row, **place, **now, **unseen)

    def answers(self, _message: Mapping[str, Any]) -> None:
        """Send how the answers stand, to a phone that was away."""
        self.reply("answers", answers=self.own_answers())

    def own_answers(self) -> list[dict[str, Any]]:
        """Return the person's answers as they gave them."""
        return as_given(self.pack, self.store.answers(self.participant, self.key))

    @cached_property
    def offered(self) -> tuple[str, ...]:
        """The fields that may be handed in here."""
        return tuple(handable(self.pack, self.agenda))

    def may_look_back(self) -> bool:
        """Tell whether the follow-up has begun: once the session has ended, and at any time where nobody leads."""
        session = self.store.session(self.session.code)
        return session.closed or session.settings["pace"] == FREE

    def apply_consents(self) -> None:
        """Act on the consents as they are saved: who is counted, and what is sealed.

        Runs again when a page starts, so that a kernel that died between saving and acting leaves no gap.
        """
        self.store.apply_consents(self.participant, self.key, lambda consents: sealed_by(consents, self.pack))

    def where(self, message: Mapping[str, Any]) -> None:
        """Note where the person is, for the console's strip."""
        step = text_of(message, "step")
        steps = {step.id: step for step in self.agenda.steps}
        if step not in steps and self.may_look_back():
            steps = {step.id: step for step in self.agenda.every_step}
        done = tuple(s for s in dict.fromkeys(texts_of(message, "done")) if s in steps)
        if step not in steps:
            raise MalformedMessageError("step must be one of the agenda's")
        screen = text_of(message, "screen", MOST_IN_A_NAME)
        if not is_screen(self.pack, steps[step], screen):
            raise MalformedMessageError("screen must be one of the step's")
        self.store.note_progress(self.participant, step=step, screen=screen, done=done)

    def feedback(self, message: Mapping[str, Any]) -> None:
        """Say back what the answers of one step come to."""
        step, exercise = self.exercise_step(text_of(message, "step"), message.get("exercise"))
        lang = lang_of(message)
        everything = self.everything()
        own = everything.get((exercise.id, step.occasion.value), {})
        found = feedback(exercise, step.occasion, own, everything, lang)
        self.reply(
            "feedback",
            step=step.id,
            exercise=exercise.id,
            lines=list(found.lines),
            picture=found.picture,
            offer=found.offer,
            ponder=exercise.ponder.get(lang),
        )

    def exercise_step(self, step_id: str, exercise_id: object) -> tuple[Step, Exercise]:
        """Return an exercise step of the agenda, with the exercise that the person chose where there is a choice."""
        for step in self.agenda.every_step:
            for ask in step.asks:
                if step.id == step_id and exercise_id in (ask.exercise, None):
                    return step, self.pack.exercise(ask.exercise)
        raise MalformedMessageError("step must be one of the agenda's exercise steps")

    def everything(self) -> dict[tuple[str, str], dict[str, Any]]:
        """Return the person's answers by exercise and occasion."""
        return everything(self.pack, self.store.answers(self.participant, self.key))

    def sheet(self, message: Mapping[str, Any]) -> None:
        """Send the take-home sheet as one HTML text."""
        html = take_home_page(self.store, self.participant, self.resume_code, lang_of(message))
        self.reply("sheet", html=html)

    def job_card(self, message: Mapping[str, Any]) -> None:
        """Send the text to copy into a ジョブ・カード."""
        text = job_card_copy(self.store, self.participant, self.resume_code, lang_of(message))
        self.reply("job_card", text=text)

    def calendar(self, message: Mapping[str, Any]) -> None:
        """Send the calendar file of the day for looking again."""
        text = calendar_text(self.store, self.participant, self.resume_code, lang_of(message))
        self.reply("calendar", text=text)

    def set_language(self, message: Mapping[str, Any]) -> None:
        """Keep the language the person chose."""
        self.store.set_language(self.participant, lang_of(message))

    def delete_me(self, _message: Mapping[str, Any]) -> None:
        """Delete everything of this person at once."""
        self.store.delete_participant(self.participant)
        self.widget.send_message({"type": "deleted"})
