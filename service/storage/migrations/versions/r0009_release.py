"""One-time codes that another administrator has to release."""

import sqlalchemy as sa
from alembic import op

revision = "0009_release"
down_revision: str | None = "0008_readings"


def upgrade() -> None:
    """Forwards; there is no way back: a backup is. Codes of before need no release."""
    op.add_column("one_time_code", sa.Column("awaits", sa.String()))
