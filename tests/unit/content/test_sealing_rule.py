"""Which answers are stored sealed."""

from __future__ import annotations

import pytest

from wli_toolkit.content import Text, Visibility, YesNoField, stays_private


@pytest.mark.parametrize(
    ("visibility", "with_consent", "without_consent"),
    [("P", True, True), ("G", False, False), ("S", False, True), ("W", True, True), ("H", True, True)],
)
def test_consent_opens_sensitive_answers_only(visibility, with_consent, without_consent):
    field = YesNoField(id="it", kind="yes_no", visibility=Visibility(visibility), ask=Text(ja="あ", en="a"))
    assert stays_private(field, consent_sensitive=True) is with_consent
    assert stays_private(field, consent_sensitive=False) is without_consent


def test_every_visibility_is_covered():
    assert {one.value for one in Visibility} == set("PGSWH")
