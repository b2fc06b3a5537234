"""The cycle collector stands still while something is made that has no cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """No collection of cycles inside; one that was switched off stays so.

    For what makes thousands of objects and leaves no cycle behind: the collector would look through them again and
    again, and through every loaded pack at times, for nothing. Reference counts free memory as ever. Threads may
    overlap: at worst the collector runs earlier than it need, never not at all.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
