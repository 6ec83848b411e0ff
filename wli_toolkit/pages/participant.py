"""The participant's page: validates and saves what the phone sends, and says back what it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wli_toolkit.content import AnswerRefused, both, check_answer, every_column
from wli_toolkit.content.model import Agenda, Exercise, Lang, Occasion, Pack, Step, Visibility
from wli_toolkit.pages.asked import MOST_IN_A_NAME, asked_field, is_screen
from wli_toolkit.pages.content_view import offered, page_content, within_session
from wli_toolkit.pages.conversation import Conversation, Handler, MalformedMessageError, text_of, texts_of
from wli_toolkit.pages.in_the_room import room_handlers
from wli_toolkit.pages.keepsakes import calendar_text, job_card_copy
from wli_toolkit.pages.own_answers import as_given, everything, save_answer
from wli_toolkit.pages.participant_state import handed_in_view, participant_state
from wli_toolkit.pages.posting import posting_handlers
from wli_toolkit.pages.take_home import take_home_page
from wli_toolkit.scoring import draft_boxes, feedback
from wli_toolkit.store import Store
from wli_toolkit.widgets.participant import ParticipantWidget

CONSENTS = ("consent_group", "consent_sensitive")


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
            "where": self.where,
            "feedback": self.feedback,
            "boxes": self.boxes,
            "hand_in": self.hand_in,
            "take_back": self.take_back,
            "handed_in": self.handed_in,
            "sheet": self.sheet,
            "job_card": self.job_card,
            "calendar": self.calendar,
            "lang": self.set_language,
            "delete_me": self.delete_me,
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
        field = asked_field(
            self.pack, self.agenda, exercise_id, occasion, field_id, row, may_look_back=self.may_look_back()
        )
        if field is None:
            text = both("There is no question “{name}” here, so nothing was saved.")
            name = f"{exercise_id}.{field_id}"[:60]
            told = {"ja": text.ja.format(name=name), "en": text.en.format(name=name)}
            self.reply("refused", op=op, message=told, **place)
            return
        try:
            value = check_answer(within_session(field, self.session), message.get("value"))
        except AnswerRefused as refused:
            told = {"ja": refused.message("ja"), "en": refused.message("en")}
            self.reply("refused", op=op, message=told, **place)
            return
        saved = save_answer(
            self.store,
            self.participant,
            self.key,
            self.pack.exercise(exercise_id),
            field,
            value,
            occasion=occasion,
            row=row,
            consent_sensitive=bool(self.store.participant(self.participant).consent_sensitive),
            offered=tuple(self.handable()),
            op=op,
        )
        if field_id in CONSENTS:
            self.apply_consents()
        told_value = self.stored_value(occasion, row=row, **place) if saved.repeated else value
        self.reply(
            "saved",
            op=op,
            occasion=occasion,
            row=row,
            value=told_value,
            revision=saved.revision,
            **place,
        )

    def may_look_back(self) -> bool:
        """Tell whether the follow-up has begun: once the session has ended, and at any time where nobody leads."""
        session = self.store.session(self.session.code)
        return session.closed or session.settings["pace"] == "free"

    def stored_value(self, occasion: str, exercise: str, field: str, row: int) -> Any:
        """Return the answer as it stands in the store."""
        for answer in as_given(self.pack, self.store.answers(self.participant, self.key)):
            if (answer["occasion"], answer["exercise"], answer["field"], answer["row"]) == (
                occasion,
                exercise,
                field,
                row,
            ):
                return answer["value"]
        return None

    def apply_consents(self) -> None:
        """Act on the consents as they are saved: who is counted, and what is sealed.

        Runs again when a page starts, so that a kernel that died between saving and acting leaves no gap.
        """
        given = {
            answer.field: answer.value
            for answer in self.store.answers(self.participant, None)
            if answer.field in CONSENTS and isinstance(answer.value, bool)
        }
        person = self.store.participant(self.participant)
        group, sensitive = (given.get(name) for name in CONSENTS)
        if (group, sensitive) == (person.consent_group, person.consent_sensitive):
            return
        self.store.set_consents(self.participant, group=group, sensitive=sensitive)
        fields = [
            (exercise.id, column.id)
            for exercise in self.pack.exercises
            for column in every_column(exercise).values()
            if column.visibility is Visibility.SENSITIVE and not column.sealed
        ]
        self.store.reseal(self.participant, self.key, fields, seal=not sensitive)

    def where(self, message: Mapping[str, Any]) -> None:
        """Note where the person is, for the console's strip."""
        known = self.agenda.every_step if self.may_look_back() else self.agenda.steps
        steps = {step.id: step for step in known}
        step = text_of(message, "step")
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
        said = feedback(exercise, step.occasion, own, everything, lang)
        self.reply(
            "feedback",
            step=step.id,
            exercise=exercise.id,
            lines=list(said.lines),
            picture=said.picture,
            offer=said.offer,
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

    def boxes(self, message: Mapping[str, Any]) -> None:
        """Send the drafts of the blueprint's boxes."""
        drafts = draft_boxes(self.pack, self.agenda, self.everything(), lang_of(message))
        self.reply(
            "boxes",
            boxes=[
                {
                    "field": d.field,
                    "title": d.title,
                    "text": d.text,
                    "from_private": d.from_private,
                    "default_ticked": d.default_ticked,
                }
                for d in drafts
            ],
        )

    def hand_in(self, message: Mapping[str, Any]) -> None:
        """Hand in the boxes that were ticked, as they are saved now; nothing else leaves."""
        wanted = texts_of(message, "boxes")
        mine = self.blueprint_answers()
        allowed = self.handable()
        boxes = {field: str(mine[field]) for field in wanted if field in allowed and mine.get(field)}
        if not boxes:
            self.problem(both("Nothing was handed in: the boxes you chose are still empty."))
            return
        nickname = mine.get("nickname")
        handed = self.store.hand_in(self.participant, boxes, str(nickname) if nickname else None)
        self.reply("handed_in", **(handed_in_view(handed) or {}))

    def handable(self) -> frozenset[str]:
        """Return the fields that may be handed in here."""
        return frozenset(
            box.field
            for exercise in self.pack.exercises
            if exercise.id in self.agenda.exercises
            for box in exercise.boxes
            if offered(box.sources, self.agenda.exercises)
        )

    def blueprint_answers(self) -> dict[str, Any]:
        """Return the answers of the exercise that has the boxes."""
        everything = self.everything()
        found: dict[str, Any] = {}
        for exercise in self.pack.exercises:
            if exercise.boxes:
                found |= everything.get((exercise.id, Occasion.DURING.value), {})
        return found

    def take_back(self, _message: Mapping[str, Any]) -> None:
        """Take back what was handed in."""
        self.store.take_back(self.participant)
        self.reply("handed_in", number=None, boxes=[])

    def handed_in(self, _message: Mapping[str, Any]) -> None:
        """Send what was handed in, with what the facilitator wrote back."""
        view = handed_in_view(self.store.handed_in_by(self.participant))
        self.reply("handed_in", **(view or {"number": None, "boxes": []}))

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


def lang_of(message: Mapping[str, Any]) -> Lang:
    """Return the language that `message` asks for; Japanese if it names none of ours."""
    return "en" if message.get("lang") == "en" else "ja"
