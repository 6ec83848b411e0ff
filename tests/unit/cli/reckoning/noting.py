"""A JSON value that notes which of its numbers were looked at, so that none is told unchecked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


class Noting(dict[str, Any]):
    """An object that notes which of its keys were read one by one."""

    def __init__(self, told: dict[str, Any]) -> None:
        super().__init__({key: noting(value) for key, value in told.items()})
        self.read: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        self.read.add(key)
        return super().__getitem__(key)

    def get(self, key: str, default: Any = None) -> Any:
        """Return a value and note that it was read."""
        self.read.add(key)
        return super().get(key, default)


def noting(told: Any) -> Any:
    """Return a JSON value whose objects note what is read of them."""
    if isinstance(told, dict):
        return Noting(told)
    return [noting(each) for each in told] if isinstance(told, list) else told


def numbers(told: Any, path: str = "", *, read: bool = True) -> Iterator[tuple[str, bool]]:
    """Yield where each number stands, and whether it was read."""
    if isinstance(told, dict):
        noted = told.read if isinstance(told, Noting) else set(told)
        for key, value in told.items():
            yield from numbers(value, f"{path}.{key}", read=key in noted)
    elif isinstance(told, list):
        for place, value in enumerate(told):
            yield from numbers(value, f"{path}[{place}]", read=read)
    elif isinstance(told, int | float) and not isinstance(told, bool):
        yield path, read
