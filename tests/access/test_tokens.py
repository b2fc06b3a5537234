"""Tokens and codes: none twice, only digests to keep, and codes as people type them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from service.access.tokens import TOKEN_BYTES, code_digest, new_code, new_token, token_digest


def test_none_comes_twice_and_each_is_long_enough() -> None:
    tokens, codes = {new_token() for _ in range(200)}, {new_code() for _ in range(200)}
    assert (len(tokens), len(codes)) == (200, 200)
    assert min(map(len, tokens)) * 6 >= TOKEN_BYTES * 8
    assert {len(code.split("-")) for code in codes} == {4}


@settings(max_examples=25)
@given(st.data())
def test_a_code_may_be_typed_in_any_usual_way(data: st.DataObject) -> None:
    code = new_code(3)
    typed = "".join(data.draw(st.sampled_from((mark, mark.lower(), f" {mark}", f"{mark}-"))) for mark in code)
    for right, mistaken in (("0", "O"), ("1", "I"), ("1", "l")):
        typed = typed.replace(right, data.draw(st.sampled_from((right, mistaken))))
    assert code_digest(typed) == code_digest(code)
    assert code_digest(typed + "7") != code_digest(code)


def test_a_digest_does_not_tell_the_token() -> None:
    token = new_token()
    assert len(token_digest(token)) == 64
    assert token not in token_digest(token)
    assert token_digest(token) != token_digest(token.swapcase()), "a token is no code: every letter counts"
