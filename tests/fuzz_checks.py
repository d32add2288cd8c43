"""What holds for every answer, whatever was sent: checks that schemathesis makes of each.

It loads this module by the name in SCHEMATHESIS_HOOKS, beside the checks of its own.
"""

from __future__ import annotations

import schemathesis

LARGEST = 64 * 1024
LARGEST_REFUSAL = 3_000
REFUSED = 400


@schemathesis.check
def answers_are_small(ctx, response, case):
    """Nobody makes an instance send much with a few bytes."""
    largest = LARGEST if response.status_code < REFUSED else LARGEST_REFUSAL
    assert len(response.content) <= largest, f"{len(response.content):,} bytes"


@schemathesis.check
def statuses_are_listed_one_by_one(ctx, response, case):
    """`default` stands for what servers in front say; of our own each is named."""
    promised = set(case.operation.responses.status_codes) - {"default"}
    elsewhere = {"204", "404", "405"}  # a preflight, another path, another method
    assert str(response.status_code) in promised | elsewhere


@schemathesis.check
def refusals_have_the_one_shape(ctx, response, case):
    """A program reads `code`, a person `message`."""
    if response.status_code < REFUSED or case.method.upper() == "HEAD":
        return
    error = response.json()["error"]
    assert error.keys() == {"code", "message"}
    assert error["message"]


@schemathesis.check
def browsers_are_told_to_make_nothing_else_of_it(ctx, response, case):
    assert response.headers["x-content-type-options"] == ["nosniff"]
    assert "frame-ancestors 'none'" in response.headers["content-security-policy"][0]
