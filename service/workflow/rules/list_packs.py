"""rules packs: every version of every pack of the rules folder, and when each is in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from service.rulelang.load import releases
from service.settings import Settings


@dataclass(frozen=True, slots=True)
class PackVersion:
    """One version. name: how it is asked for, `id@version`; end: last day in force, None while none is set; extends:
    the pack it builds on, empty for none; faults: how many faults its pack.yaml has, nothing else is known then."""

    id: str
    version: str
    name: str
    title: str
    programme: str
    status: str
    start: date | None
    end: date | None
    extends: str
    faults: int


def list_packs(settings: Settings) -> tuple[PackVersion, ...]:
    """By id and version; read from the head of each pack only."""
    found = []
    for release in releases(settings.rules_dir):
        head = release.head
        found.append(
            PackVersion(
                id=release.id,
                version=release.version,
                name=release.name,
                title=head.title if head is not None else "",
                programme=head.programme if head is not None else "",
                status=head.status if head is not None else "",
                start=head.in_force_from if head is not None else None,
                end=head.in_force_until if head is not None else None,
                extends=head.extends if head is not None else "",
                faults=len(release.problems),
            )
        )
    return tuple(found)
