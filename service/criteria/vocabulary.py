"""The closed vocabulary: every sentence in which acceptance criteria can be written."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from service.authoring.problem import Mistake
from service.criteria import acts, expectations, statements
from service.criteria.step import Kind, Step

STEPS: tuple[Step, ...] = (*statements.STEPS, *acts.STEPS, *expectations.STEPS)
_KEYWORDS = {Kind.GIVEN: "假如", Kind.WHEN: "当", Kind.THEN: "那么"}


def find(kind: Kind, sentence: str) -> tuple[Step, Mapping[str, str]]:
    """The step a sentence is, and what stands in its places.

    Raises:
        Mistake: the sentence is none of the vocabulary.
    """
    for step in STEPS:
        arguments = step.arguments(sentence) if step.kind is kind else None
        if arguments is not None:
            return step, arguments
    texts = [step.text for step in STEPS if step.kind is kind]
    near = get_close_matches(sentence, texts, n=1, cutoff=0.3)
    raise Mistake(
        "unknown-step",
        f"不认识的步骤“{_KEYWORDS[kind]} {sentence}”",
        "；".join(texts),
        f"改写成“{near[0]}”的样子" if near else "改写成允许的步骤",
    )
