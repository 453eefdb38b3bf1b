"""How often somebody may try: counted by account and by address, in this process or, for several, in Redis."""

from hashlib import sha256
from ipaddress import IPv6Address, ip_address

from flask import Flask, Response, request
from flask_limiter import Limiter
from limits import RateLimitItem
from limits.errors import StorageError

from webapp import here
from webapp.settings import Settings

PATIENCE = 2
"""Seconds to wait for Redis: when it does not answer, each process counts for itself until it does."""
NEIGHBOURS = 64
"""Bits of an IPv6 address that one subscriber shares: the rest is theirs to change at each try."""


def address() -> str:
    """Where the visitor comes from."""
    told = request.remote_addr or "127.0.0.1"
    try:
        found = ip_address(told)
    except ValueError:
        return told
    if isinstance(found, IPv6Address) and not found.ipv4_mapped:
        return str(IPv6Address(int(found) >> NEIGHBOURS << NEIGHBOURS))
    return str(found)


def account() -> str:
    """The account that is tried, as it was typed: kept as a digest, because it may be an address.

    Not by its number: two names that are slowed down together would be known to be somebody's.
    """
    return _digest(" ".join(request.form.get("who", "").lower().split())[:254])


def me() -> str:
    """Whoever is signed in."""
    return str(here.user().id)


def failed(response: Response) -> bool:
    """What a guess costs: only what was refused counts towards a limit."""
    return response.status_code in (404, 422)


limiter = Limiter(
    address,
    strategy="moving-window",
    in_memory_fallback_enabled=True,
    storage_options={"wrap_exceptions": True, "socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE},
)


def init_app(app: Flask) -> None:
    settings: Settings = app.extensions["settings"]
    app.config["RATELIMIT_STORAGE_URI"] = settings.redis or "memory://"
    limiter.init_app(app)
    # Our limits all stand on their views, which check them: looking for some before every page is a tenth of its cost.
    app.before_request_funcs[None].remove(limiter._check_request_limit)


def may(limit: RateLimitItem, *about: str) -> bool:
    """Count once more what is not a page's own limit: whether it is within it. Without Redis nobody is refused."""
    try:
        return limiter.limiter.hit(limit, *about)
    except StorageError:
        return True


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]
