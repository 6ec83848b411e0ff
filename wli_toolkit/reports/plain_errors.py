"""Errors of ours as people see them in a notebook: what is wrong and the way out, without twenty lines of code."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

OURS = "wli_toolkit."
IN_JAPANESE: Mapping[str, str] = {
    "UnknownSession": "このコードのワークショップは見つかりません。会場の画面や控えのコードを確かめてください。",
    "BadValue": "使えない値です。使える値は、次の行にあります。",
    "StoreError": "保存先を開けません。理由は、次の行にあります。",
    "SummaryError": "その指定では、まとめを出せません。使える名前や方法は、次の行にあります。",
    "SeriesError": "この並びでは、シリーズとしてまとめられません。理由は、次の行にあります。",
    "ReportError": "ファイルを書けません。理由は、次の行にあります。",
    "ContentError": "ワークや進行表の指定に、合わないところがあります。次の行を見てください。",
}
"""What is said first, by the name of the error or of what it is a kind of."""


def in_one_line(function: Callable[P, R]) -> Callable[P, R]:
    """Let a notebook show errors of this toolkit as what they say; all others keep their traceback."""

    @wraps(function)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except Exception as error:
            if type(error).__module__.startswith(OURS):
                lines = shown(error)
                # What IPython asks an error for that knows better than a traceback how to be shown.
                error.__dict__["_render_traceback_"] = lambda: lines
            raise

    return wrapped


def shown(error: BaseException) -> list[str]:
    """Return the lines a notebook shows of an error: in Japanese what kind it is, then what it says."""
    kinds = (kind.__name__ for kind in type(error).__mro__)
    first = next((IN_JAPANESE[kind] for kind in kinds if kind in IN_JAPANESE), None)
    message = f"{type(error).__name__}: {error}"
    return [message] if first is None else [first, message]
