"""Who may not do what a case waits for. Workers tell it anew for the cases of before once they find this revision: see
daily_jobs."""

import sqlalchemy as sa
from alembic import op

revision = "0016_barred"
down_revision: str | None = "0015_case_names"


def upgrade() -> None:
    """Forwards; there is no way back: a backup is."""
    op.add_column("case_turn", sa.Column("barred", sa.String(), nullable=False, server_default=""))
