"""The script of the talk, marked by what a short slot leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from wli_toolkit.content.model import Lang
from wli_toolkit.content.talk import Talk, TalkSlide
from wli_toolkit.guide import wording
from wli_toolkit.guide.markdown import md, page, quoted


def talk_script(talk: Talk, lang: Lang, slides: str) -> str:
    """Return the script as Markdown; `slides` is the name of the deck that goes with it."""
    length = wording.TALK_LENGTH.get(lang).format(
        long=talk.minutes(lang, short=False), short=talk.minutes(lang, short=True)
    )
    return page(
        f"# {wording.TALK.get(lang)}{'：' if lang == 'ja' else ': '}{md(talk.title.get(lang))}",
        length,
        wording.TALK_SLIDES.get(lang).format(name=slides),
        f"**{wording.HOW_TO_TELL.get(lang)}**",
        md(talk.note.get(lang)),
        *(part for number, slide in enumerate(talk.slides, 1) for part in _slide(talk, number, slide, lang)),
        f"## {wording.SOURCES.get(lang)}" if talk.sources else "",
        "\n".join(f"- {source.full}" for source in talk.sources),
        f"<sub>{wording.MADE.get(lang)}</sub>",
    )


def _slide(talk: Talk, number: int, slide: TalkSlide, lang: Lang) -> Iterator[str]:
    star = "" if slide.only_long else " ★"
    yield f"## {number}. {md(slide.title.get(lang))}{star}"
    if slide.only_long:
        yield f"*{wording.WHOLE_LEFT_OUT.get(lang)}*"
    first, *others = [line for line in slide.say.get(lang).split("\n") if line.strip()]
    if slide.only_long:
        yield quoted(slide.say.get(lang))
    else:
        yield "\n>\n".join([f"> **{md(first)}**"] + [f"> {md(line)}" for line in others])
    if slide.more is not None:
        yield f"{wording.TOLD_MORE.get(lang)}{'：' if lang == 'ja' else ':'}"
        yield quoted(slide.more.get(lang))
    yield f"{wording.ON_SLIDE.get(lang)}{'：' if lang == 'ja' else ':'}"
    yield "\n".join(f"- {md(point.get(lang))}" for point in slide.points)
    if slide.sources:
        yield md(sources_line(talk, slide, lang))


def sources_line(talk: Talk, slide: TalkSlide, lang: Lang) -> str:
    """Return what a slide rests on, in one line."""
    colon, between = ("：", "；") if lang == "ja" else (": ", "; ")
    return wording.SOURCE.get(lang) + colon + between.join(one.short.get(lang) for one in talk.cited(slide))
