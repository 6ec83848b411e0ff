"""What the server's log may say: never an address of a person, and never what somebody typed."""

from __future__ import annotations

import logging
import re
import traceback

ADDRESS = re.compile(
    r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\w)|(?<![\w:])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}"
)
"""An IPv4 or IPv6 address in a text."""
OTHERS = ("asyncio", "traitlets", "tornado.access", "tornado.application", "tornado.general")
"""The loggers of the libraries that run in the server; what they say may quote a request or a value."""


def failing(error: BaseException | None) -> str:
    """Return of which kind an error is and where it came up; its text may quote what a person typed."""
    if error is None:
        return "nothing"
    places = [f"{frame.name} ({frame.lineno})" for frame in traceback.extract_tb(error.__traceback__)[-4:]]
    return f"{type(error).__name__} in {', '.join(places)}" if places else type(error).__name__


def sentence(record: logging.LogRecord) -> str:
    """Return what a record says before its first value: tornado's values quote the request."""
    return str(record.msg).partition("%")[0].partition("\n")[0].strip()


class Discretion(logging.Filter):
    """Takes addresses out of what is logged, and the texts of errors, which may quote anything."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite `record`; it is always let through."""
        if record.exc_info:
            error = record.exc_info[1]
            # The values in the message may show the error or its request, so only the sentence before them stays.
            record.msg, record.args = f"{sentence(record)} {failing(error)}".strip(), ()
            record.exc_info = record.exc_text = record.stack_info = None
        elif record.name.startswith("tornado"):
            record.msg, record.args = sentence(record), ()
        elif record.name == "asyncio":
            record.msg, record.args = record.getMessage().partition("\n")[0], ()
        else:
            record.msg, record.args = record.getMessage(), ()
        record.msg = ADDRESS.sub("(address)", str(record.msg))
        return True


def be_discreet(*loggers: logging.Logger) -> None:
    """Let nothing of a person through `loggers` and those of the libraries; once is enough."""
    for logger in (*loggers, *map(logging.getLogger, OTHERS)):
        if not any(isinstance(each, Discretion) for each in logger.filters):
            logger.addFilter(Discretion())
