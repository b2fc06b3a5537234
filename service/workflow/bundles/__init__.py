"""决定案卷: gathered from a case and written; read again and verified by doing everything again."""
