"""The part of the facilitator's guide that is made from a content pack, so that it cannot go stale."""

from wli_toolkit.guide.door import Door
from wli_toolkit.guide.writing import made, not_made, write_guide

__all__ = ["Door", "made", "not_made", "write_guide"]
