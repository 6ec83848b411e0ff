"""The slides around the figures: title, 実施概要, plain words, rules at work, remarks, limits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from wli_toolkit.charts import palette
from wli_toolkit.content import translator
from wli_toolkit.content.model import Lang
from wli_toolkit.reports import colours, figure_words, pptx_charts, wording
from wli_toolkit.reports.crossed_tables import ways_table
from wli_toolkit.reports.facts import both_times, facts
from wli_toolkit.reports.plain_words import medians_told, message, standing_out, told_outcomes
from wli_toolkit.reports.pptx_deck import (
    BODY_BOTTOM,
    INNER,
    MARGIN,
    PANEL,
    SMALLEST,
    TEXT_SLIDE,
    TITLE_SLIDE,
    Deck,
)
from wli_toolkit.reports.pptx_slide import (
    BODY,
    Slide,
    colour_of,
    table_height,
    table_size,
    text_height,
    titled,
)
from wli_toolkit.reports.pptx_tables import grid, widths_for
from wli_toolkit.reports.responses import responses_lead, responses_table
from wli_toolkit.reports.rules_known import Unsure, rules_table, unsure, unsure_message
from wli_toolkit.reports.safe_text import clean
from wli_toolkit.reports.templating import day, local_day
from wli_toolkit.summaries import wording as words

LEAST_CHART = 1.7
"""Inches that a chart needs under a table."""
FACT, FACT_NAME, GAP = 16, 2.5, 0.25
"""Points of the facts; inches of their names and between the two tables."""
UNDER_TITLE, UNDER_LEAD, APART = 1.5, 2.1, 0.13
"""Inches down to bullets under a title, under a title and one line more, and from one bullet to the next."""


def title(deck: Deck) -> None:
    """Add the title slide."""
    _ = translator(deck.lang)
    report, lang = deck.report, deck.lang
    slide = deck.add(TITLE_SLIDE, footer=False)
    shape, subtitle = slide.shapes.title, slide.placeholders[1]
    shape.left, shape.top, shape.width, shape.height = (Inches(each) for each in (MARGIN, 2.1, INNER, 1.6))
    shape.text_frame.text = clean(report.agenda.title.get(lang))
    shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    for run in shape.text_frame.paragraphs[0].runs:
        run.font.size, run.font.color.rgb = Pt(40), colour_of(palette.PAPER)
    reader = _("Report for the organiser") if report.organiser else _("Report for the facilitator")
    organiser = str(report.session.settings.get("organiser") or "")
    lines = [
        _("What the group answered"),
        day(local_day(report.session.created_at), lang),
        f"{organiser}　{reader}" if organiser and lang == "ja" else f"{organiser} {reader}".strip(),
    ]
    if report.summary.simulated:
        lines.append(_("Simulated participants answered here. These are not real people's answers."))
    if not report.organiser:
        lines.append(wording.FACILITATOR_ONLY.get(lang))
    subtitle.left, subtitle.top, subtitle.width, subtitle.height = (
        Inches(each) for each in (MARGIN, PANEL + 0.35, INNER, 2.7)
    )
    subtitle.text_frame.text = "\n".join(clean(line) for line in lines)
    for index, paragraph in enumerate(subtitle.text_frame.paragraphs):
        paragraph.line_spacing = Pt(34 if index == 0 else 30)
        for run in paragraph.runs:
            run.font.size, run.font.bold = Pt(26 if index == 0 else 18), index == 0
            run.font.color.rgb = colour_of(palette.MAIN if index == 0 else palette.INK)
    _left(slide)


def overview(deck: Deck) -> None:
    """Add 実施概要."""
    _ = translator(deck.lang)
    told = facts(deck.report)
    notes = [f"{name}{words.COLON[deck.lang]}{value}" for name, value in told]
    slide = Slide(deck, _("About this workshop"), notes=notes)
    top, half = slide.y, (len(told) + 1) // 2
    width = (INNER - GAP) / 2
    for number, part in enumerate((told[:half], told[half:])):
        slide.y = top
        at = MARGIN + number * (width + GAP)
        slide.table(
            part, (FACT_NAME, width - FACT_NAME), alt=" ".join(notes), size=FACT, left=2, head=False, at=at
        )


def response(deck: Deck) -> None:
    """Add how many answered each exercise: in two tables side by side, on as many slides as they take."""
    lang, report = deck.lang, deck.report
    both = both_times(report)
    message = (wording.JOINED_ONLY if both is None else wording.JOINED_AND_BOTH).get(lang)
    title = message.format(joined=report.summary.joined, both=both)
    head, *rows = grid(responses_table(report))
    width = (INNER - GAP) / 2
    answered, share = (1.15, 1.15) if lang == "ja" else (1.25, 1.05)
    widths = (width - answered - share, answered, share)
    while rows:
        slide = Slide(deck, title, kicker=wording.RESPONSES.get(lang), notes=[title, responses_lead(report)])
        slide.foot([figure_words.COUNTED.get(lang)])
        top, half = slide.y, (len(rows) + 1) // 2
        size = table_size([head, *rows[:half]], widths, slide.room) or SMALLEST
        while (
            half > 1
            and max(
                table_height([head, *rows[:half]], widths, size),
                table_height([head, *rows[half : 2 * half]], widths, size),
            )
            > slide.room
        ):
            half -= 1
        for number, part in enumerate((rows[:half], rows[half : 2 * half])):
            if part:
                slide.y = top
                at = MARGIN + number * (width + GAP)
                slide.table([head, *part], widths, alt=wording.RESPONSES.get(lang), size=size, at=at)
        rows = rows[2 * half :]


def plain_words(deck: Deck) -> None:
    """Add which way people went, and what stands out in each exercise."""
    _ = translator(deck.lang)
    lang, summary = deck.lang, deck.report.summary
    plain = _("In plain words")
    found = told_outcomes(summary)
    title = message(found[0][0], lang) if found else wording.CHANGES.get(lang)
    slide = Slide(
        deck, title, kicker=plain, notes=[wording.CHANGES.get(lang), wording.CHANGES_LEAD.get(lang)]
    )
    for _figure, good in found:
        table = ways_table(good, lang)
        slide.say([wording.CHANGES_LEAD.get(lang)])
        rows = grid(table)
        widths = widths_for(len(rows[0]), 5.4)
        size = table_size(rows, widths, slide.room - LEAST_CHART) or SMALLEST
        slide.table(rows, widths, alt=wording.CHANGES.get(lang), size=size)
        table, _left_out = pptx_charts.drawn(table)
        if table.chart is not None and table.lines:
            if slide.room < LEAST_CHART:
                slide = Slide(deck, title, kicker=plain, notes=[wording.CHANGES_LEAD.get(lang)])
            alt = words.SPACE[lang].join(" ".join(row) for row in rows)
            pptx_charts.add(slide, table, alt=alt)
    if not found:
        slide.say([wording.NO_CHANGES.get(lang)], size=20, gap=0.3)
    medians = [] if found else medians_told(summary, lang)
    for line in medians:
        slide.say([line], size=24, bold=True, colour=palette.MAIN)
    standing = [headline.text for headline in standing_out(summary, lang)]
    if standing:
        bullets(deck, wording.STANDS_OUT.get(lang), standing, kicker=plain, sizes=(BODY, 16, SMALLEST))
    else:
        if found or medians:
            slide = Slide(deck, wording.STANDS_OUT.get(lang), kicker=plain)
        slide.say([_("Too few people answered to say anything about the group.")], size=20)


def rules(deck: Deck) -> None:
    """Add who is not sure of the rules at work; nothing where no number is told."""
    lang = deck.lang
    found = unsure(deck.report.summary, lang)
    if not found:
        return
    told = [f"{each.label(lang)}{words.COLON[lang]}{each.told(lang)}" for each in found]
    slide = Slide(
        deck,
        unsure_message(found, lang),
        kicker=wording.RULES_SHORT.get(lang),
        notes=[wording.RULES_LEAD.get(lang), *told],
    )
    slide.say([wording.RULES_LEAD.get(lang)])
    slide.foot([_answers(found, lang)])
    table = rules_table(found, lang)
    if table.chart is None:
        rows = grid(table)
        widths = widths_for(len(rows[0]), 6.4)
        slide.table(rows, widths, alt=" ".join(told), size=table_size(rows, widths, slide.room) or SMALLEST)
    else:
        pptx_charts.add(slide, table, alt=" ".join(told))


def _answers(found: Sequence[Unsure], lang: Lang) -> str:
    """Return which answers were counted, of how many people."""
    answers = [
        f"{each.label(lang)}{words.COLON[lang]}{each.row.label.get(lang)} ({each.row.n})" for each in found
    ]
    return wording.UNSURE_OF.get(lang).format(answers=words.JOIN[lang].join(answers))


def remarks(deck: Deck) -> None:
    """Add an editable slide for the facilitator's remarks, under prompts."""
    _ = translator(deck.lang)
    lang = deck.lang
    slide = deck.add(TEXT_SLIDE)
    slide.shapes.title.text_frame.text = _("The facilitator's remarks and next suggestions")
    body = slide.placeholders[1].text_frame
    body.text = "\n".join(prompt.get(lang) for prompt in wording.REMARKS)
    for paragraph in body.paragraphs:
        paragraph.line_spacing = Pt(30)
        paragraph.space_after = Pt(18)
        for run in paragraph.runs:
            run.font.size = Pt(20)
    slide.notes_slide.notes_text_frame.text = wording.REMARKS_HINT.get(lang)


def limits(deck: Deck) -> None:
    """Add the box of what the numbers do not say."""
    _ = translator(deck.lang)
    slide = Slide(deck, _("What these numbers do not say"), notes=deck.report.limits)
    rows = [(line,) for line in deck.report.limits]
    slide.table(
        rows,
        (INNER,),
        alt=" ".join(deck.report.limits),
        size=20,
        fills=[[colours.WARNING_GROUND]] * len(rows),
        head=False,
    )


def bullets(
    deck: Deck,
    title: str,
    lines: Sequence[str],
    *,
    kicker: str = "",
    lead: str = "",
    foot: str = "",
    sizes: Sequence[float] = (BODY,),
) -> None:
    """Add lines as bullets, in the first of the sizes in which one slide holds them.

    Where one holds them in no size: on as many slides as they take. Each has `lead` above and `foot` under them.
    """
    room = BODY_BOTTOM - (UNDER_LEAD if lead or foot else UNDER_TITLE)
    size = next(
        (size for size in sizes if text_height(lines, INNER, size, bullet=True, apart=APART) <= room),
        sizes[0],
    )
    pages: list[list[str]] = [[]]
    taken = 0.0
    for line in lines:
        height = text_height((line,), INNER, size, bullet=True, apart=APART)
        if pages[-1] and taken + height > room:
            pages.append([])
            taken = 0.0
        pages[-1].append(line)
        taken += height
    for shown, page in zip(titled(title, len(pages), deck.lang), pages, strict=True):
        slide = Slide(deck, shown, kicker=kicker, notes=page)
        if lead:
            slide.say([lead], colour=palette.SOFT, gap=0.15)
        slide.foot([foot])
        slide.say(page, size=size, bullet=True, gap=APART)


def _left(slide: Any) -> None:
    """Begin the lines of the title slide at the left."""
    for shape in slide.placeholders:
        for paragraph in shape.text_frame.paragraphs:
            paragraph.alignment = PP_ALIGN.LEFT
