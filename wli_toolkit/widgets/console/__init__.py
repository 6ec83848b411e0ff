"""The facilitator's console (agenda, room, pictures, what was handed in) and the assistants' smaller one."""

from wli_toolkit.widgets.console.assistant import AssistantWidget
from wli_toolkit.widgets.console.console import ConsoleWidget

__all__ = ["AssistantWidget", "ConsoleWidget"]
