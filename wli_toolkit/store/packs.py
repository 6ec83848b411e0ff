"""The content pack a session was made with: named if it is the standard one, otherwise kept whole."""

from __future__ import annotations

from functools import lru_cache

from wli_toolkit.content import load_pack
from wli_toolkit.content.model import Pack
from wli_toolkit.content.plain_text import shortened
from wli_toolkit.store.errors import StoreError

STANDARD = "standard"


def packed(pack: Pack | None) -> str:
    """Return what a session keeps of its pack."""
    return STANDARD if pack is None or pack == load_pack() else pack.model_dump_json()


@lru_cache(maxsize=8)
def pack_of(kept: str) -> Pack:
    """Return the pack of what `packed` returned.

    Raises
    ------
    StoreError
        The pack was kept by a version that this one cannot read.
    """
    if kept == STANDARD:
        return load_pack()
    try:
        return Pack.model_validate_json(kept)
    except ValueError:
        raise StoreError(
            f"the content of this session cannot be read: {shortened(kept)}",
            "Use the version of the toolkit that made the session",
        ) from None
