"""The last evaluation of each case with its figures, for lists and sums. A daily job fills in cases of before."""

import sqlalchemy as sa
from alembic import op

revision = "0012_case_evaluations"
down_revision: str | None = "0011_lists"

_WORDS = ("通过", "限期整改", "不予通过", "无法判定")


def upgrade() -> None:
    """Forwards; there is no way back: a backup is."""
    op.create_table(
        "case_evaluation",
        sa.Column("case_id", sa.String(), sa.ForeignKey("case_file.id"), primary_key=True),
        sa.Column("seq", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("act", "assessment", "pack", "pack_version")),
        sa.Column("evaluation_date", sa.Date(), nullable=False),
        sa.Column("evaluated_year", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("recommendation", "grade", "score")),
        sa.Column("completeness", sa.String(), nullable=False),
        sa.CheckConstraint(f"recommendation IN ({', '.join(map(repr, _WORDS))})", name="recommendation"),
    )
    op.create_table(
        "case_figure",
        sa.Column("case_id", sa.String(), sa.ForeignKey("case_evaluation.case_id"), primary_key=True),
        sa.Column("code", sa.String(), primary_key=True, index=True),
        sa.Column("unit", sa.String(), nullable=False),
        *(sa.Column(name, sa.String()) for name in ("base", "target", "actual", "attainment")),
        sa.Column("verdict", sa.String(), nullable=False),
    )
