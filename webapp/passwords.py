"""Passwords: hashed by argon2id, and checked in the same time whether or not somebody exists."""

import re
import secrets
from collections.abc import Iterable
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from webapp.models import User

SHORTEST = 8
LONGEST = 200
WEAK = 2
"""Of zxcvbn's marks, 0 to 4: what is below is found in less than a million tries."""
READ = 72
"""Characters of a password that are weighed: what is longer is not weaker."""
OWN = 5
"""Letters or digits of a password that must say nothing of the person."""
OURS = ("parcours", "baom", "accueil", "orientation", "migrants", "commune", "formation", "formatrice", "azerty")
"""Words that whoever guesses a password here tries first."""
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


def outdated(kept: str) -> bool:
    """Whether it was hashed with less work than today's: it is hashed anew when it is next typed."""
    return _hasher.check_needs_rehash(kept)


def guessable(password: str, about: Iterable[str | None] = ()) -> bool:
    """Whether it is among the first million that are tried by somebody who knows what is common, and the person."""
    from zxcvbn import zxcvbn  # a quarter of a second, for lists that only a new password needs

    words = {word.lower() for text in about if text for word in (text, *re.split(r"\W+", text)) if len(word) > 2}
    rest = password.lower()
    for word in sorted(words, key=len, reverse=True):
        rest = rest.replace(word, "")
    if len(re.sub(r"\W", "", rest)) < OWN:
        return True
    return bool(zxcvbn(password[:READ], user_inputs=[*OURS, *words])["score"] < WEAK)


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
