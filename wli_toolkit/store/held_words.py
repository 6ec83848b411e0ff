"""Words to hold back: a text for the wall that has one of them waits apart until somebody has looked at it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from wli_toolkit.content.plain_text import printable, shortened
from wli_toolkit.store.errors import BadValue

MOST_WORDS = 200
LONGEST_WORD = 40
_KATAKANA_TO_HIRAGANA = {letter: letter - 0x60 for letter in range(ord("ァ"), ord("ヶ") + 1)}


def checked_words(words: object) -> list[str]:
    """Return the list of words without blanks around them, without empty ones, each once.

    Raises
    ------
    BadValue
        It is no list of texts, or there are too many, or one is too long.
    """
    if not isinstance(words, list | tuple) or not all(isinstance(word, str) for word in words):
        raise BadValue(f"setting held_words: {shortened(words)}", "Give a list of words")
    kept = list(dict.fromkeys(printable(word).strip() for word in words if _core(word)))
    if len(kept) > MOST_WORDS:
        raise BadValue(f"setting held_words: {len(kept)} words", f"Use at most {MOST_WORDS}")
    for word in kept:
        if len(word) > LONGEST_WORD:
            raise BadValue(
                f"setting held_words: {shortened(word)}", f"Use at most {LONGEST_WORD} characters a word"
            )
    return kept


def holds_one(text: str, words: Iterable[str]) -> bool:
    """Say whether `text` has one of `words`, however it is written.

    Width, case, ひらがな or カタカナ, blanks, dots and invisible characters in between make no difference.
    """
    told = _core(text)
    return any(core in told for core in map(_core, words) if core)


def _core(text: str) -> str:
    """Return the letters and numbers of `text`, in one way of writing."""
    letters = unicodedata.normalize("NFKC", text).casefold().translate(_KATAKANA_TO_HIRAGANA)
    return "".join(letter for letter in letters if unicodedata.category(letter)[0] in "LN")
