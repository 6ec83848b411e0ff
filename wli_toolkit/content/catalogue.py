"""Keep the gettext catalogue in step with the code: `python -m wli_toolkit.content.catalogue [--check]`.

For developers only: it needs Babel, from the `test` extra. Nothing at run time imports it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from wli_toolkit.content.words import DOMAIN, LOCALE

PACKAGE = Path(__file__).parents[1]
PO = LOCALE / "ja" / "LC_MESSAGES" / f"{DOMAIN}.po"
MO = PO.with_suffix(".mo")

_METHODS = [("**.py", "python"), ("**.js", "javascript"), ("**.html", "jinja2")]
_KEYWORDS = {"_": None, "both": None, "w": None, "msgid": None}
_PLACEHOLDER = re.compile(r"\{(\w*)\}")
# A fixed date, so that the same sentences always give the same files.
_DATE = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


def used(root: Path = PACKAGE) -> dict[str, list[str]]:
    """Return each sentence marked in the Python, JavaScript and HTML under `root`, with its files."""
    found: dict[str, list[str]] = {}
    for file, _line, message, _comments, _context in extract_from_dir(root, _METHODS, keywords=_KEYWORDS):
        sentence = message if isinstance(message, str) else message[0]
        if sentence:
            files = found.setdefault(sentence, [])
            if file not in files:
                files.append(file)
    return found


def translations(po: Path = PO) -> dict[str, str]:
    """Return the catalogue's text by sentence, empty where it is not translated yet."""
    with po.open("rb") as source:
        return _by_sentence(read_po(source, locale="ja"))


def faults(wanted: Mapping[str, list[str]] | None = None, po: Path = PO, mo: Path = MO) -> list[str]:
    """Return what is wrong between code, catalogue and compiled catalogue; an empty list is fine."""
    wanted = used() if wanted is None else wanted
    there = translations(po)
    told = [
        f"missing in the catalogue: {sentence!r} ({', '.join(wanted[sentence])})"
        for sentence in wanted
        if sentence not in there
    ]
    for sentence, text in there.items():
        if sentence not in wanted:
            told.append(f"not used in the code: {sentence!r}")
        if not text:
            told.append(f"not translated: {sentence!r}")
        elif set(_PLACEHOLDER.findall(sentence)) != set(_PLACEHOLDER.findall(text)):
            told.append(f"different placeholders: {sentence!r} and {text!r}")
    with mo.open("rb") as compiled:
        if _by_sentence(read_mo(compiled)) != {sentence: text for sentence, text in there.items() if text}:
            told.append(f"{mo.name} is not compiled from {po.name}: run python -m {__spec__.name}")
    return told


def refresh(
    wanted: Mapping[str, list[str]] | None = None,
    po: Path = PO,
    mo: Path = MO,
    added: Mapping[str, str] | None = None,
) -> None:
    """Write the catalogue anew: every sentence used, with the text it had or is given in `added`."""
    wanted = used() if wanted is None else wanted
    texts = {**(translations(po) if po.exists() else {}), **(added or {})}
    catalogue = Catalog(
        locale="ja",
        domain=DOMAIN,
        project="wli-toolkit",
        version="1",
        msgid_bugs_address="see README",
        header_comment="# Japanese texts of the interface; see ../../README.",
        creation_date=_DATE,
        revision_date=_DATE,
        last_translator="WLI toolkit contributors",
        language_team="ja",
        fuzzy=False,
    )
    for sentence, files in wanted.items():
        catalogue.add(sentence, texts.get(sentence, ""), locations=[(file, 0) for file in sorted(files)])
    po.parent.mkdir(parents=True, exist_ok=True)
    with po.open("wb") as target:
        write_po(target, catalogue, width=100, sort_output=True, include_lineno=False)
    with mo.open("wb") as target:
        write_mo(target, catalogue)


def _by_sentence(catalogue: Catalog) -> dict[str, str]:
    return {str(message.id): str(message.string or "") for message in catalogue if message.id}


def main(arguments: list[str] | None = None) -> int:
    """Refresh the catalogue, or with `--check` only look; return 0 when nothing is wrong."""
    parser = argparse.ArgumentParser(prog="python -m wli_toolkit.content.catalogue", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, only tell what is wrong")
    if not parser.parse_args(arguments).check:
        refresh()
    told = faults()
    for line in told:
        print(line)
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
