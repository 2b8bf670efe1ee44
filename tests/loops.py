"""Runs what is asynchronous to its end, wherever a test stands."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def run(what: Coroutine[Any, Any, T]) -> T:
    """In a thread of its own: a browser that another test opened keeps a loop running in this one."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(asyncio.run, what).result()
