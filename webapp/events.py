"""Security events, for whoever watches the log: what happened, by whom, to whose account. Numbers, never names."""

import logging

from webapp import here

LOG = logging.getLogger("parcours.security")


def tell(what: str, *whose: int) -> None:
    """Log that this happened. `whose`: the accounts it is about, when they are known."""
    visitor = here.visitor()
    LOG.info(what, extra={"said": {"who": visitor.id if visitor else None, "whose": [*whose]}})
