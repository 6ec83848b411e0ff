"""Which answers are sealed so that only their author can open them."""

from __future__ import annotations

from wli_toolkit.content.model import AnyField, Visibility


def stays_private(field: AnyField, consent_sensitive: bool) -> bool:
    """Whether an answer to `field` is stored sealed.

    Private, wall and handed-in texts always are (the latter two until their author releases a copy),
    sensitive answers unless their author agreed to have them counted, group answers never.
    """
    match field.visibility:
        case Visibility.GROUP:
            return False
        case Visibility.SENSITIVE:
            return not consent_sensitive
        case _:
            return True
