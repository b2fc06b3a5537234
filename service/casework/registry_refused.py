"""What the registry does not take, with every reason at once."""

from __future__ import annotations

from collections.abc import Iterable

from service.vocabulary.fault import Fault
from service.vocabulary.language import Said


class RegistryRefused(Fault):
    """The registry does not take this; nothing was changed. reasons: at least one."""

    def __init__(self, reasons: Iterable[Said]) -> None:
        self.reasons = tuple(reasons)
        zh, en = "；".join(reason.zh for reason in self.reasons), "; ".join(reason.en for reason in self.reasons)
        super().__init__("registry-refused", Said(zh, en))
