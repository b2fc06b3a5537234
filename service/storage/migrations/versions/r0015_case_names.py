"""What lists of cases are searched by: the name of the park as writings are compared."""

import sqlalchemy as sa
from alembic import op

from service.vocabulary.writing import folded

revision = "0015_case_names"
down_revision: str | None = "0014_overview"


def upgrade() -> None:
    """Forwards; there is no way back: a backup is."""
    op.add_column("case_file", sa.Column("folded_name", sa.String(), nullable=False, server_default=""))
    connection = op.get_bind()
    rows = connection.execute(sa.text("SELECT id, park_name FROM case_file")).all()
    names = [{"of": row.id, "name": folded(row.park_name)} for row in rows]
    if names:
        connection.execute(sa.text("UPDATE case_file SET folded_name = :name WHERE id = :of"), names)
