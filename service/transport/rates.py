"""How often somebody may ask: a bucket of tokens that fills steadily, each request takes one."""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from service.transport.problem_details import Trouble
from service.transport.problems import Troubled
from service.vocabulary.language import Said

_REMEMBERED = 10_000
"""Buckets; the one used longest ago is forgotten first, and is full by then unless this machine is flooded."""


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


class Rate:
    """At most `per_minute` requests a minute for each key, and a minute's worth at once. In the memory of this process:
    with several web processes each counts for itself."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        """per_minute: at least 1."""
        self.per_minute = per_minute
        self._clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, key: str) -> float:
        """0 if the request may go on, else the seconds until the next may."""
        now, each_second = self._clock(), self.per_minute / 60
        with self._lock:
            bucket = self._buckets.pop(key, None) or _Bucket(self.per_minute, now)
            tokens = min(self.per_minute, bucket.tokens + (now - bucket.at) * each_second)
            allowed = tokens >= 1
            self._buckets[key] = _Bucket(tokens - 1 if allowed else tokens, now)
            if len(self._buckets) > _REMEMBERED:
                self._buckets.popitem(last=False)
        return 0.0 if allowed else (1 - tokens) / each_second

    def require(self, key: str) -> None:
        """Return only if the request may go on.

        Raises:
            Troubled: too many of that key.
        """
        wait = math.ceil(self.take(key))
        if wait:
            said = Said(f"请求过于频繁；请在 {wait} 秒后再试", f"too many requests; try again in {wait} s")
            raise Troubled(Trouble(429, "too-many-requests", said, headers={"Retry-After": str(wait)}))


@dataclass(frozen=True, slots=True)
class Rates:
    """What is counted: requests of a session, of an address, and attempts of an address to sign in."""

    session: Rate
    address: Rate
    sign_in: Rate
