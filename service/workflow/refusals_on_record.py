"""Attempts that are refused go into the audit trail, in a transaction of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

