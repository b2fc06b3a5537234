"""The screens of cases: the list, a case as its tasks, its acts, and the import of workbooks."""
