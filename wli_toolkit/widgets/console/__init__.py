"""The facilitator's console: run the agenda, watch the room, show pictures, read what was handed in."""

from wli_toolkit.widgets.console.console import ConsoleWidget

__all__ = ["ConsoleWidget"]
