"""What the server tells a phone of the room: live state, released pictures, a raised hand."""

from __future__ import annotations

from typing import Any

from tests.unit.widgets.sample_content import JSON, answer, live, text

SPOKEN = (answer("E00", "voice", True),)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


def picture(key: str = "E90/pairs@during", title: str = "Which suits") -> JSON:
    """Return one released picture."""
    return {
        "key": key,
        "title": text(f"{title}・日", title),
        "sentence": text("12人の答えです", "From 12 people"),
        "svg": {"ja": SVG, "en": SVG},
    }


def told(current: str, *pictures: JSON, **more: Any) -> JSON:
    """Return a live message; pictures are fresh unless told otherwise."""
    keys = [one["key"] for one in pictures]
    help_ = more.pop("help", None)
    now = {**live(current), "fresh": keys, "released": keys, **more}
    return {"type": "live", "live": now, "help": help_, "pictures": list(pictures)}
