"""A notebook's one call for each page: the page of this kernel's seat, or one to try on where nobody is seated."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from wli_toolkit.pages.seat import take_seat
from wli_toolkit.pages.seat_store import open_seat_store
from wli_toolkit.store import Store
from wli_toolkit.widgets.base.page_widget import PageWidget

LOCAL = "http://localhost:8866"
"""What stands in the QR of a practice, which nobody can join."""


class Practice(Protocol):
    """A session to try on, with the store it is in."""

    @property
    def store(self) -> Store:
        """Where it is."""

    @property
    def code(self) -> str:
        """Which it is."""


def participant_page() -> PageWidget:
    """Return the participant's page: the seat's person, or a practice of one's own."""
    seat = take_seat()
    if seat is None:
        from wli_toolkit.pages.self_study import practice

        return practice()
    from wli_toolkit.pages.participant import ParticipantPage

    store = open_seat_store(seat.store)
    return ParticipantPage(store, seat.participant, seat.resume_code, origin=seat.origin).widget


def console_page(otherwise: Callable[[], Practice]) -> PageWidget:
    """Return the console: of the seat's session, or of the practice that `otherwise` makes."""
    from wli_toolkit.pages.console import ConsolePage

    seat = take_seat()
    if seat is None:
        practice = otherwise()
        return ConsolePage(practice.store, practice.code, ((LOCAL, ""),), served=False).widget
    return ConsolePage(open_seat_store(seat.store), seat.session, seat.addresses).widget


def assistant_page(otherwise: Callable[[], Practice]) -> PageWidget:
    """Return the assistants' console: of the seat's session, or of the practice that `otherwise` makes."""
    from wli_toolkit.pages.assistant import AssistantPage

    seat = take_seat()
    if seat is None:
        practice = otherwise()
        return AssistantPage(practice.store, practice.code, "", served=False).widget
    return AssistantPage(open_seat_store(seat.store), seat.session, seat.grant).widget


def screen_page(otherwise: Callable[[], Practice]) -> PageWidget:
    """Return the projector's page: of the seat's session, or of the practice that `otherwise` makes."""
    from wli_toolkit.pages.screen import ScreenPage

    seat = take_seat()
    if seat is None:
        practice = otherwise()
        return ScreenPage(practice.store, practice.code, LOCAL, served=False).widget
    address = seat.addresses[0][0] if seat.addresses else seat.origin
    return ScreenPage(open_seat_store(seat.store), seat.session, address).widget
