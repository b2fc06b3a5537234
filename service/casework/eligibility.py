"""Whether a park meets the conditions of listing: yes when all hold, no when one fails, otherwise not determined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.casework.registry_refused import RegistryRefused
from service.vocabulary.language import Said
from service.vocabulary.listing import Answer, Appraisal, Condition, Listing, ListingTerms


@dataclass(frozen=True, slots=True)
class Eligibility:
    """failed: the conditions that do not hold, open: those nobody has determined yet."""

    answer: Answer
    failed: tuple[Condition, ...]
    open: tuple[Condition, ...]


def eligibility(terms: ListingTerms, appraisal: Appraisal | None) -> Eligibility:
    """What an appraisal gives by these terms; without one every condition is open."""
    answers = appraisal.answers if appraisal is not None else {}
    said = {condition: answers.get(condition.id, Answer.UNKNOWN) for condition in terms.conditions}
    failed = tuple(condition for condition, answer in said.items() if answer is Answer.NO)
    open_ = tuple(condition for condition, answer in said.items() if answer is Answer.UNKNOWN)
    answer = Answer.NO if failed else Answer.UNKNOWN if open_ else Answer.YES
    return Eligibility(answer, failed, open_)


def require_appraisal(appraisal: Appraisal, terms: ListingTerms) -> None:
    """Return only if the appraisal can be recorded.

    Raises:
        RegistryRefused: an answer to what is no condition, or nothing that the answers rest on.
    """
    reasons = tuple(_of_appraisal(appraisal, terms))
    if reasons:
        raise RegistryRefused(reasons)


def require_listing(listing: Listing, found: Eligibility) -> None:
    """Return only if the decision can be recorded.

    Raises:
        RegistryRefused: no document; or it departs from what the conditions give, or does without them, unreasoned.
    """
    reasons = tuple(_of_listing(listing, found))
    if reasons:
        raise RegistryRefused(reasons)


def _of_appraisal(appraisal: Appraisal, terms: ListingTerms) -> Iterator[Said]:
    known = [condition.id for condition in terms.conditions]
    for id_ in appraisal.answers:
        if id_ not in known:
            listed = "、".join(known)
            yield Said(
                f"没有编码为“{id_}”的条件；{terms.title}的条件：{listed}", f"no condition “{id_}”; there are: {listed}"
            )
    if appraisal.on is None or not appraisal.document.strip():
        yield Said("没有写明认定的日期和文件", "the date and document of the appraisal are missing")
    if not appraisal.note.strip() and Answer.NO in appraisal.answers.values():
        yield Said("有条件不符合，没有写明原因", "a condition fails and no reason is given")


def _of_listing(listing: Listing, found: Eligibility) -> Iterator[Said]:
    if not listing.document.strip():
        yield Said("没有写明列入清单的文件", "the document of the list is missing")
    if listing.reason.strip() or (listing.listed and found.answer is Answer.YES):
        return
    if not listing.listed:
        yield Said("不列入清单的，写明原因", "give the reason for not listing the park")
    elif found.answer is Answer.NO:
        names = "、".join(condition.text for condition in found.failed)
        yield Said(
            f"不符合条件（{names}）而列入，须写明原因", "the park is not eligible; give the reason for listing it"
        )
    else:
        names = "、".join(condition.text for condition in found.open)
        yield Said(
            f"尚未认定是否符合条件（{names}）；先认定，或写明列入的原因",
            "eligibility is not determined; determine it, or give the reason for listing",
        )
