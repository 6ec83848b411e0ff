"""Write one report in a process of its own: CODE PATH LANG AUDIENCE, the store's URL on standard input."""

from __future__ import annotations

import sys
from typing import cast

from wli_toolkit.content.model import Lang
from wli_toolkit.reports.errors import ReportError
from wli_toolkit.reports.report import Reader
from wli_toolkit.reports.writing import write_report
from wli_toolkit.store import StoreError, open_store


def main(arguments: list[str], url: str) -> int:
    """Write the report; return 0, or 2 with one line on standard error."""
    if len(arguments) != 4:
        sys.stderr.write("usage: python -m wli_toolkit.reports CODE PATH LANG AUDIENCE\n")
        return 2
    code, path, lang, audience = arguments
    try:
        with open_store(url or None) as store:
            write_report(store, code, path, lang=cast(Lang, lang), audience=cast(Reader, audience))
    except (ReportError, StoreError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdin.read().strip()))
