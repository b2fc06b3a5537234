"""What kept workbooks say, so that a whole jurisdiction can be evaluated without opening each again."""

import sqlalchemy as sa
from alembic import op

from service.storage.tables.base import Instant

revision = "0008_readings"
down_revision: str | None = "0007_requests"


def upgrade() -> None:
    """Forwards; there is no way back: a backup is."""
    op.create_table(
        "file_reading",
        sa.Column("file", sa.String(), sa.ForeignKey("stored_file.digest"), primary_key=True),
        sa.Column("basis", sa.String(), primary_key=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("added_at", Instant(), nullable=False),
        sa.CheckConstraint("length(basis) = 64", name="basis"),
        sa.CheckConstraint("length(digest) = 64", name="digest"),
    )
