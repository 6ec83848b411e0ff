"""The participant's page as a widget."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from wli_toolkit.widgets.base.page_widget import TOKENS, PageWidget

HERE = Path(__file__).parent


class ParticipantWidget(PageWidget):
    """One person's way through a session, on a phone or in a notebook; it only carries messages."""

    entry: ClassVar[Path] = HERE / "participant.js"
    styles: ClassVar[tuple[Path, ...]] = (
        TOKENS,
        HERE / "participant.css",
        HERE / "journey.css",
        HERE / "posting.css",
        HERE / "controls.css",
        HERE / "day.css",
        HERE / "pictures.css",
        HERE / "room.css",
    )
