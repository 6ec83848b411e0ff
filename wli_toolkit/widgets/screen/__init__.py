"""The projector's page: how to join, what is being asked, and the pictures that were released."""

from wli_toolkit.widgets.screen.screen import ScreenWidget

__all__ = ["ScreenWidget"]
