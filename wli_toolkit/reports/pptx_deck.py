"""A deck under way: wide slides, Japanese fonts, the report's colours, and slides that all look alike."""

from __future__ import annotations

import copy
import datetime as dt
import io
import re
from typing import Any

from pptx import Presentation
from pptx.enum.text import PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.util import Inches, Pt

from wli_toolkit.charts import palette
from wli_toolkit.content.model import Lang
from wli_toolkit.reports import colours
from wli_toolkit.reports.plain_package import plain_package
from wli_toolkit.reports.report import Report
from wli_toolkit.reports.safe_text import clean

WIDTH, HEIGHT = 13.333, 7.5
"""Of a slide, in inches."""
MARGIN = 0.6
INNER = WIDTH - 2 * MARGIN
PANEL = 4.1
"""Inches of the dark panel that holds the deck's title."""
KICKER_TOP, TITLE_TOP, TITLE_HEIGHT = 0.34, 0.68, 1.0
BODY_TOP, BODY_BOTTOM, FOOTER_TOP = 1.8, 6.8, 6.95
TITLE_SLIDE, TEXT_SLIDE, PLAIN_SLIDE = 0, 1, 5
"""The layouts that are used; the others are taken away."""
FOOTER, NUMBER = 11, 12
"""The placeholders at the foot of a layout, as its format numbers them."""
SMALLEST = 14
"""Points of the smallest text."""
JAPANESE, LATIN = "Yu Gothic", "Calibri"
# A machine without the font takes another of its family and character set: Meiryo, as a rule.
_FAMILY = 'panose="020B0400000000000000" pitchFamily="50" charset="-128"'
_COLOURS = {
    "dk2": colours.HEADING[1:],
    "lt2": palette.RAIL[1:],
    "accent1": palette.MAIN[1:],
    "accent2": palette.AMBER[1:],
    "accent3": palette.BLUE[1:],
    "accent4": palette.SAND[1:],
    "accent5": palette.WARM[1:],
    "accent6": palette.PALE[1:],
    "hlink": palette.BLUE[1:],
}
_STRIPE = """
<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"
      xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
  <p:nvSpPr><p:cNvPr id="900" name="{name}" descr=""/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>
  <p:spPr>
    <a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
    <a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
    <a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln>
  </p:spPr>
  <p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-US"/></a:p></p:txBody>
</p:sp>"""


class Slides:
    """Slides in memory, all dressed alike."""

    def __init__(
        self, lang: Lang, title: str, *, foot: str, moment: float, is_simulated: bool = False
    ) -> None:
        """Begin a deck; `foot` stands at the foot of each slide, `moment` is its date in seconds since the epoch."""
        self.lang = lang
        self.is_simulated = is_simulated
        self._foot, self._moment = foot, moment
        self._deck: Any = Presentation()
        self._layouts: dict[int, Any] = {
            number: self._deck.slide_layouts[number] for number in (TITLE_SLIDE, TEXT_SLIDE, PLAIN_SLIDE)
        }
        _drop_layouts(self._deck, list(self._layouts.values()))
        panel = parse_xml(
            _STRIPE.format(name="Panel", width=Inches(WIDTH), height=Inches(PANEL), colour="tx2")
        )
        self._layouts[TITLE_SLIDE].shapes._spTree.insert(2, panel)
        _widen(self._deck)
        _dress(self._deck, self.lang)
        _sign(self._deck, title, moment)

    def add(self, layout: int, *, footer: bool = True) -> Any:
        """Add a slide, with its number and what the deck says at its foot."""
        slide = self._deck.slides.add_slide(self._layouts[layout])
        if footer:
            for shape in self._layouts[layout].placeholders:
                if shape.placeholder_format.idx in {FOOTER, NUMBER}:
                    slide.shapes._spTree.append(copy.deepcopy(shape._element))
            for shape in slide.placeholders:
                if shape.placeholder_format.idx == FOOTER:
                    shape.text_frame.text = clean(self._foot)
                    shape.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        return slide

    def data(self) -> bytes:
        """Return the deck."""
        target = io.BytesIO()
        self._deck.save(target)
        return plain_package(target.getvalue(), self._moment)


class Deck(Slides):
    """The slides of one report."""

    def __init__(self, report: Report, title: str) -> None:
        super().__init__(
            report.lang,
            title,
            foot=report.limits[0],
            moment=report.session.created_at,
            is_simulated=report.summary.simulated,
        )
        self.report = report


def _drop_layouts(deck: Any, kept: list[Any]) -> None:
    for layout in list(deck.slide_layouts):
        if layout not in kept:
            deck.slide_layouts.remove(layout)


def _widen(deck: Any) -> None:
    """Make the slides 16:9, and put what their master and layouts hold where it belongs there."""
    factor = Inches(WIDTH) / deck.slide_width
    deck.slide_width, deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
    for sheet in (deck.slide_master, *deck.slide_layouts):
        for shape in sheet.placeholders:
            if sheet is deck.slide_master or shape._element.spPr.xfrm is not None:
                shape.left, shape.width = round(shape.left * factor), round(shape.width * factor)
    for shape in deck.slide_master.placeholders:
        place = _PLACES.get(shape.placeholder_format.type.name)
        if place is not None:
            shape.left, shape.top, shape.width, shape.height = (Inches(each) for each in place)


_PLACES = {
    "TITLE": (MARGIN, TITLE_TOP, INNER, TITLE_HEIGHT),
    "BODY": (MARGIN, BODY_TOP, INNER, BODY_BOTTOM - BODY_TOP),
    "FOOTER": (MARGIN, FOOTER_TOP, INNER - 1.2, 0.36),
    "SLIDE_NUMBER": (WIDTH - MARGIN - 1.1, FOOTER_TOP, 1.1, 0.36),
}


def _dress(deck: Any, lang: str) -> None:
    """Set fonts, colours and sizes where every slide takes them from."""
    master = deck.slide_master
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    latin = JAPANESE if lang == "ja" else LATIN
    text = theme.blob.decode()
    text = re.sub(r'<a:latin typeface="[^"]*"/>', f'<a:latin typeface="{latin}"/>', text)
    text = text.replace('<a:ea typeface=""/>', f'<a:ea typeface="{JAPANESE}" {_FAMILY}/>')
    text = re.sub(r'script="Jpan" typeface="[^"]*"', f'script="Jpan" typeface="{JAPANESE}"', text)
    for name, colour in _COLOURS.items():
        text = re.sub(rf'(<a:{name}><a:srgbClr val=")[^"]*', rf"\g<1>{colour}", text)
    theme.blob = text.encode()
    styles = master._element.find(".//{*}txStyles")
    title = styles.find("{*}titleStyle/{*}lvl1pPr")
    title.set("algn", "l")
    title.find("{*}defRPr").set("sz", "2800")
    title.find("{*}defRPr").set("b", "1")
    title.find(".//{*}schemeClr").set("val", "tx2")
    for level, size in zip(styles.find("{*}bodyStyle"), (2000, 1800, 1800, 1800, 1800), strict=False):
        level.find("{*}defRPr").set("sz", str(size))
    for shape in master.placeholders:
        kind = shape.placeholder_format.type.name
        for side in ("lIns", "rIns"):
            shape._element.txBody.bodyPr.set(side, "0")
        if kind == "TITLE":
            shape._element.txBody.bodyPr.set("tIns", "0")
            shape._element.txBody.bodyPr.set("anchor", "t")
        elif kind in {"FOOTER", "SLIDE_NUMBER", "DATE"}:
            for properties in shape._element.iter("{*}defRPr"):
                properties.set("sz", str(SMALLEST * 100))
            for level in shape._element.iter("{*}lvl1pPr"):
                level.set("algn", "r" if kind == "SLIDE_NUMBER" else "l")
    stripe = parse_xml(_STRIPE.format(name="Stripe", width=Inches(WIDTH), height=Pt(9), colour="accent1"))
    master.shapes._spTree.insert(2, stripe)


def _sign(deck: Any, title: str, moment: float) -> None:
    """Say what the deck is, and nothing of who made the program that wrote it."""
    properties = deck.core_properties
    properties.title = clean(title)
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    created = dt.datetime.fromtimestamp(moment, dt.UTC).replace(tzinfo=None)
    properties.created = properties.modified = created
    package = deck.part.package
    for relation in list(package.iter_rels()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.drop_rel(relation.rId)
