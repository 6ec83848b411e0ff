"""The participant's card: how to join, what the browser's notice means, the resume code, help."""

from __future__ import annotations

from urllib.parse import quote

from wli_toolkit.content.model import Lang, Text
from wli_toolkit.guide import card_wording
from wli_toolkit.guide.door import Door
from wli_toolkit.guide.templating import render

ON_A_PAGE = 2
GROUPS, LETTERS = 4, 4
"""A resume code: so many groups of so many letters and digits."""
CODE_LETTERS = 6
"""Letters and digits of a session code."""


def participant_card(lang: Lang, door: Door) -> str:
    """Return an A4 page of cards as HTML that needs nothing else."""
    words = {
        name.lower(): text.get(lang) for name, text in vars(card_wording).items() if isinstance(text, Text)
    }
    return render(
        "card.html",
        lang,
        words=words,
        door=door,
        address=door.address.partition("://"),
        qr=f"data:image/svg+xml,{quote(door.qr)}" if door.qr else "",
        cards=ON_A_PAGE,
        groups=GROUPS,
        letters=LETTERS,
        code_letters=CODE_LETTERS,
    )
