"""The participant's page: from consent to the blueprint that is taken home."""

from wli_toolkit.widgets.participant.participant import ParticipantWidget

__all__ = ["ParticipantWidget"]
