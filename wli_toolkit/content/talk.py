"""The short talk of a workshop: what is said, shown and cited, part by part, and what a short slot leaves out."""

from __future__ import annotations

import math

from pydantic import Field

from wli_toolkit.content.fields import Declaration, Lang, Text

MOST_POINTS = 5
"""So many lines of a slide are read from the back of a room."""
LETTERS_A_MINUTE: dict[Lang, int] = {"ja": 320, "en": 800}
"""What a calm speaker says in a minute."""


class Source(Declaration):
    """A work that the talk cites."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    short: Text
    """As it stands on a slide: who, when and of how many people."""
    full: str = Field(min_length=1)
    """As it stands in a list: authors, year, title, where it appeared."""


class TalkSlide(Declaration):
    """One part of the talk, with its slide."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    title: Text
    """What stands over the slide."""
    points: tuple[Text, ...] = Field(min_length=1, max_length=MOST_POINTS)
    """What stands on it."""
    say: Text
    """What is said, a thought to a line; the first line can stand for all of it where there are two minutes only."""
    more: Text | None = None
    """What is said besides where there is time."""
    only_long: bool = False
    """Whether the whole part is left out of the short talk."""
    sources: tuple[str, ...] = ()
    """Ids of what it rests on; they stand at the foot of the slide."""


class Talk(Declaration):
    """The talk as a whole."""

    title: Text
    note: Text
    """For the speaker: how the evidence is to be told."""
    slides: tuple[TalkSlide, ...] = Field(min_length=1)
    sources: tuple[Source, ...] = ()

    def source(self, source_id: str) -> Source:
        """Return the source `source_id`; KeyError names it."""
        for source in self.sources:
            if source.id == source_id:
                return source
        raise KeyError(f"the talk has no source {source_id!r}")

    def cited(self, slide: TalkSlide) -> tuple[Source, ...]:
        """Return what `slide` rests on."""
        return tuple(self.source(one) for one in slide.sources)

    def minutes(self, lang: Lang, *, short: bool) -> int:
        """Return how many minutes a calm speaker needs, rounded up; `short` leaves out what may be left out."""
        told = [slide for slide in self.slides if not (short and slide.only_long)]
        texts = [slide.say for slide in told] + [slide.more for slide in told if slide.more and not short]
        letters = sum(len("".join(text.get(lang).split("\n"))) for text in texts)
        return math.ceil(letters / LETTERS_A_MINUTE[lang])
