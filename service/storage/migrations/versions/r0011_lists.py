"""What lists are searched by: the names of parks as they are compared, and whose turn it is in each case."""

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from service.storage.park_search import sort_key
from service.vocabulary.writing import folded

revision = "0011_lists"
down_revision: str | None = "0010_login_marks"

_FORMER = {"renamed": "old", "upgraded": "old_code"}
_ENDINGS = {"merged": "merged", "split": "split", "abolished": "abolished"}


def upgrade() -> None:
    """Forwards; there is no way back: a backup is."""
    search = op.create_table(
        "park_search",
        sa.Column("park_id", sa.String(), sa.ForeignKey("park.id"), primary_key=True),
        sa.Column("names", sa.Text(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("type", "city", "status")),
        sa.Column("sort_key", sa.String(), nullable=False, index=True),
        sa.CheckConstraint("status IN ('active', 'merged', 'split', 'abolished')", name="status"),
    )
    op.create_table(
        "case_turn",
        sa.Column("case_id", sa.String(), sa.ForeignKey("case_file.id"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("due", sa.Date()),
        sa.Index("ix_case_turn_role_department", "role", "department"),
    )
    if rows := list(_rows()):
        op.bulk_insert(search, rows)


def _rows() -> Iterator[dict[str, Any]]:
    """The parks that were on record before."""
    connection = op.get_bind()
    events = defaultdict(list)
    for event in connection.execute(sa.text("SELECT * FROM park_event ORDER BY park_id, position")):
        events[event.park_id].append(event)
    for park in connection.execute(sa.text("SELECT * FROM park")):
        own = events[park.id]
        former = [json.loads(one.detail_json)[_FORMER[one.kind]] for one in own if one.kind in _FORMER]
        names = (park.name, *json.loads(park.aliases_json), *former, park.id, park.code or "")
        yield {
            "park_id": park.id,
            "names": "\n".join(dict.fromkeys(folded(text) for text in names if text)),
            "type": folded(park.type),
            "city": folded(park.city),
            "status": _ENDINGS.get(own[-1].kind, "active") if own else "active",
            "sort_key": sort_key(park.name),
        }
