"""What each case tells of its park, and its major projects, for the overview. A daily job fills in cases of before."""

import sqlalchemy as sa
from alembic import op

revision = "0014_overview"
down_revision: str | None = "0013_site_drafts"


def upgrade() -> None:
    """Forwards; there is no way back: a backup is."""
    op.create_table(
        "case_progress",
        _case(),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("carried_out", sa.Date()),
        sa.Column("accepted", sa.Date()),
        sa.Column("workbook", sa.String(), nullable=False),
    )
    op.create_table(
        "case_difficulty",
        _case(),
        *(sa.Column(name, sa.Integer(), primary_key=True) for name in ("report", "place")),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("raised_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("supported", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "case_report",
        _case(),
        sa.Column("year", sa.Integer(), primary_key=True),
        sa.Column("filed_on", sa.Date(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
    )
    op.create_table(
        "case_project",
        _case(),
        sa.Column("position", sa.Integer(), primary_key=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("name", "owner")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("task", "status")),
        *(sa.Column(name, sa.String()) for name in ("planned", "paid", "saving")),
        sa.Column("elsewhere", sa.Boolean(), nullable=False),
        sa.Column("rank", sa.String(), nullable=False),
        sa.Index("ix_case_project_rank", "rank"),
    )


def _case() -> sa.Column[str]:
    return sa.Column("case_id", sa.String(), sa.ForeignKey("case_file.id"), primary_key=True)
