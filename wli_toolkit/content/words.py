"""The interface's own sentences in each language, read from the gettext catalogue."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from functools import cache
from pathlib import Path

from wli_toolkit.content.model import LANGS, Lang, Text

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "wli"


class _Catalogue(gettext.GNUTranslations):
    """A compiled catalogue that can also list what it holds."""

    # The standard library keeps the entries under this name and offers no public way to list them.
    _catalog: dict[str | tuple[str, int], str]

    def entries(self) -> dict[str, str]:
        """Return every sentence by its msgid."""
        return {msgid: text for msgid, text in self._catalog.items() if isinstance(msgid, str) and msgid}


@cache
def _japanese() -> _Catalogue:
    with (LOCALE / "ja" / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as compiled:
        return _Catalogue(compiled)


def msgid(sentence: str) -> str:
    """Mark an English sentence for the catalogue and return it unchanged, to be translated later."""
    return sentence


def both(sentence: str) -> Text:
    """Return an English sentence of the interface, marked for the catalogue by this call, in both languages."""
    return Text(ja=translator("ja")(sentence), en=sentence)


def said(sentence: str, /, **values: object) -> Text:
    """Return a msgid in both languages, its placeholders filled; a `Text` fills them in each language by its own."""
    text = both(sentence)

    def filled(lang: Lang) -> str:
        told = {
            name: value.get(lang) if isinstance(value, Text) else str(value) for name, value in values.items()
        }
        return text.get(lang).format(**told)

    return Text(ja=filled("ja"), en=filled("en"))


def translator(lang: Lang) -> Callable[[str], str]:
    """Return the function that says an English sentence of the interface in `lang`.

    The English sentence is the key; a sentence without an entry stays English.

    Raises
    ------
    ValueError
        If there are no texts in `lang`.
    """
    _check(lang)
    return msgid if lang == "en" else _japanese().gettext


def interface_words(lang: Lang, source: str | None = None) -> dict[str, str]:
    """Return the sentences of the interface in `lang`, by their English msgid.

    Parameters
    ----------
    lang
        The language.
    source
        The text of a front-end module; only sentences that stand in it are returned. None returns all.

    Raises
    ------
    ValueError
        If there are no texts in `lang`.
    """
    _check(lang)
    entries = {key: text for key, text in _japanese().entries().items() if source is None or key in source}
    return {key: key for key in entries} if lang == "en" else entries


def _check(lang: str) -> None:
    if lang not in LANGS:
        raise ValueError(f"there are no texts in {lang!r}; choose {' or '.join(LANGS)}")
