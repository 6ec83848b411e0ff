"""What must hold for a talk: names that stand for something, each source cited, and something left when it is short."""

from __future__ import annotations

from collections.abc import Iterator

from wli_toolkit.content.problems import Problem, no_such, problem, repeated
from wli_toolkit.content.talk import Talk
from wli_toolkit.content.words import msgid as _


def talk_problems(file: str, talk: Talk) -> Iterator[Problem]:
    """Yield every mistake inside a talk."""
    yield from repeated(file, "slides", (slide.id for slide in talk.slides))
    known = [source.id for source in talk.sources]
    yield from repeated(file, "sources", known)
    for slide in talk.slides:
        for name in slide.sources:
            if name not in known:
                yield no_such(file, f"slides.{slide.id}.sources", name, known)
    cited = {name for slide in talk.slides for name in slide.sources}
    for name in known:
        if name not in cited:
            yield problem(
                file,
                f"sources.{name}",
                _("No slide of the talk cites this."),
                _("Name it under sources of a slide, or leave it out."),
            )
    if all(slide.only_long for slide in talk.slides):
        yield problem(
            file,
            "slides",
            _("Every slide is left out of the short talk."),
            _("Take only_long away from the slides that matter most."),
        )
