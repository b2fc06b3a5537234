"""What is worked out from files and tables again and again, at hand until something that it depends on changes."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
_AT_HAND = 256
Stamp = tuple[object, ...]
"""Stands for a state of what something was worked out from: another state, another stamp."""
_lock = threading.Lock()
_kept: OrderedDict[Hashable, tuple[Stamp, Any]] = OrderedDict()
"""What was asked for longest ago is first."""


def at_hand(what: Hashable, stamp: Stamp, make: Callable[[], T]) -> T:
    """What `make` gives, made once for each stamp; of each thing (`what`) only the last is kept. stamp: of everything
    that it depends on. Two that ask at once may both make it."""
    with _lock:
        found = _kept.pop(what, None)
        if found is not None:
            _kept[what] = found
    if found is None or found[0] != stamp:
        found = (stamp, make())
        with _lock:
            _kept[what] = found
            while len(_kept) > _AT_HAND:
                _kept.popitem(last=False)
    made: T = found[1]
    return made


def renewed(what: Hashable, stamp: Stamp, make: Callable[[T | None], T]) -> T:
    """As at_hand(), for what can be made of what it was before: `make` is given that, None where there is none. It must
    not change it, and must do with whatever stamp it had."""
    with _lock:
        found = _kept.get(what)
    return at_hand(what, stamp, lambda: make(None if found is None else found[1]))


def files_stamp(*paths: Path) -> Stamp:
    """Of files, and of everything beneath folders: a file that is written anew or put in the place of another has
    another one. What is not there, or cannot be seen, tells nothing."""
    return tuple(sorted(told for path in paths for told in _told(path)))


def _told(one: Path | os.DirEntry[str]) -> Iterator[tuple[str, int, int, int, int]]:
    try:
        if not one.is_dir():
            found = one.stat()
            yield os.fspath(one), found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
            return
        beneath = list(os.scandir(one))
    except OSError:
        return
    for entry in beneath:
        yield from _told(entry)
