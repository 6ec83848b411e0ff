"""The content words of English texts: a plain rule for plain words, which needs no dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from wli_toolkit.summaries.stop_words import ENGLISH as STOP

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
_SENTENCE = re.compile(r"[.!?:;\n→•“”\"()]+")
_VOWEL = re.compile(r"[aeiouy]")
_DOUBLE = re.compile(r"(?:bb|dd|gg|mm|nn|pp|rr|tt)$")
SHORTEST = ABBREVIATION = 3


def words(text: str, *, within: bool = False) -> Iterator[tuple[str, str]]:
    """Yield (key, spelling) of the content words of `text`; the key is the same for a word's plain forms.

    A capital letter inside a sentence marks a name, which is left out; two capital letters mark an abbreviation.

    Parameters
    ----------
    within
        Whether the text stands within a Japanese one, where only abbreviations tell themselves from names.
    """
    for sentence in _SENTENCE.split(text):
        for at, match in enumerate(_WORD.finditer(sentence)):
            word = match.group().partition("'")[0].partition("’")[0]
            if word.isupper() and 1 < len(word) <= ABBREVIATION:
                yield word.lower(), word
            elif (at or within) and word[0].isupper():
                continue
            elif len(word) >= SHORTEST and stem(word.lower()) not in _stopped():
                yield stem(word.lower()), word.lower()


@cache
def _stopped() -> frozenset[str]:
    return frozenset(map(stem, STOP))


def stem(word: str) -> str:
    """Return what the plain forms of a word have in common: after Porter (1980), step 1, in short."""
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for end in ("ing", "ed"):
        root = word.removesuffix(end)
        if root != word and len(root) >= SHORTEST and _VOWEL.search(root):
            word = root[:-1] if _DOUBLE.search(root) else root
            break
    return word.removesuffix("e") if len(word) > 3 else word
