"""Passwords: hashed by argon2id, and checked in the same time whether or not somebody exists."""

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from webapp.models import User

SHORTEST = 8
FIRST = 10
"""Letters of a first code."""
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""No 0, O, 1, I or L: codes are read aloud and copied by hand."""

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hashed(password: str) -> str:
    return _hasher.hash(password)


def fits(kept: str | None, given: str) -> bool:
    """Whether the password is the kept one. Nobody's password takes as long to refuse as somebody's.

    An empty kept one belongs to an account that was never given a code: nothing fits it.
    """
    try:
        return _hasher.verify(kept or _nobodys(), given) and bool(kept)
    except (VerificationError, InvalidHashError):
        return False


def give_code(user: User) -> str:
    """A new first code for somebody, said once and to be replaced at sign-in; older sessions end."""
    given = code(FIRST)
    user.password, user.provisional = hashed(given), True
    user.version += 1
    return given


def code(length: int = 8) -> str:
    """A new code, to be read by people."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def looks_printed(given: str) -> bool:
    """Whether this is a first code as a slip shows it: two groups of five, however they were typed."""
    letters = given.replace(" ", "").upper()
    return " " in given.strip() and len(letters) == FIRST and set(letters) <= set(ALPHABET)


@cache
def _nobodys() -> str:
    return hashed(secrets.token_urlsafe())
