"""Rectification after a decision; progress, difficulties and support during the programme; evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendDeadline:
    """The deadline of the rectification is moved; document: number of the paper that says so."""

    kind: Literal["extend_deadline"] = "extend_deadline"
    deadline: date
    reason: str
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportItem:
    """The park reports one item as put right; evidence: digests of files."""

    kind: Literal["report_item"] = "report_item"
    rule: str
    subject: str
    reply: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrepareReply:
    """The park's reply on one item, saved and not yet handed in; another takes its place, and an empty one gives it up.
    evidence: digests of all its files; ready: nothing is left to add to it."""

    kind: Literal["prepare_reply"] = "prepare_reply"
    rule: str
    subject: str
    reply: str = ""
    evidence: tuple[str, ...] = ()
    ready: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HandInReplies:
    """The prepared replies are handed in as a whole: from now on they are the park's reports on their items."""

    kind: Literal["hand_in_replies"] = "hand_in_replies"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReevaluation:
    """复评: the next round begins, in which only the items to put right are open."""

    kind: Literal["open_reevaluation"] = "open_reevaluation"
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportProgress:
    """The yearly progress report (通知三(三)); difficulties: one text each."""

    kind: Literal["report_progress"] = "report_progress"
    year: int
    filed_on: date
    progress: str
    results: str = ""
    experience: str = ""
    difficulties: tuple[str, ...] = ()
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveSupport:
    """Support for a difficulty: number of the act that reported it, and its place there from 1 (通知三(四))."""

    kind: Literal["give_support"] = "give_support"
    report: int
    difficulty: int
    supporter: str
    support: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SolveDifficulty:
    """A difficulty is solved: number of the act that reported it, and its place there from 1."""

    kind: Literal["solve_difficulty"] = "solve_difficulty"
    report: int
    difficulty: int
    how: str


class Target(StrEnum):
    """What a file can be evidence for."""

    VALUE = "value"
    PROJECT = "project"
    FINDING = "finding"
    ITEM = "item"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkEvidence:
    """A file (by digest) is put to a value (`code/year`), project (name), finding (`rule/subject`) or item (rule)."""

    kind: Literal["link_evidence"] = "link_evidence"
    file: str
    name: str
    media_type: str
    target: Target
    key: str
