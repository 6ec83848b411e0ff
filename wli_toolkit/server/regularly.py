"""Doing something again and again, by a clock that nobody can set: tornado's own callbacks stop when it is set back."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import NoReturn


async def regularly(every_s: float, work: Callable[[], Awaitable[None]], log: logging.Logger) -> NoReturn:
    """Do `work` with a pause of `every_s` seconds, until cancelled; what fails is logged and tried again."""
    while True:
        try:
            await work()
        except Exception as error:
            # Its text may quote what a person typed.
            log.error("%s failed with %s", getattr(work, "__qualname__", "work"), type(error).__name__)
        await asyncio.sleep(every_s)
