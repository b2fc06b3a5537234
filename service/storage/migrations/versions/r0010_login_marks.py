"""Failures by the login name that was tried, which stands there by its mark only."""

import sqlalchemy as sa
from alembic import op

revision = "0010_login_marks"
down_revision: str | None = "0009_release"


def upgrade() -> None:
    """Forwards; there is no way back: a backup is."""
    op.add_column("sign_in_failure", sa.Column("login_mark", sa.String()))
