"""What stands around: the mail server, Redis, the memory."""

import os
import smtplib
from collections.abc import Iterator

from builder.errors import SettingsError
from webapp.doctor import Finding
from webapp.mail import Mail
from webapp.settings import Settings

PROCESS = 250_000_000
"""Octets that a process takes with a course of a hundred lessons, its packages made beside it."""


def post(settings: Settings, to: str = "") -> Iterator[Finding]:
    """Whether the mail server opens; with `to`, whether it takes a letter."""
    try:
        mail = Mail(settings)
        if mail.works:
            mail.try_out(to)
        elif to:
            yield Finding("Aucun serveur de courrier n’est réglé.", "Donnez PARCOURS_MAIL, SENDER et ADDRESS.")
    except SettingsError:
        return  # told with the settings
    except (OSError, smtplib.SMTPException) as error:
        yield Finding(f"Le serveur de courrier refuse ou ne répond pas : {error}", "Vérifiez PARCOURS_MAIL.")


def counter(settings: Settings) -> Iterator[Finding]:
    if not settings.redis:
        return
    import redis

    try:
        redis.Redis.from_url(settings.redis, socket_connect_timeout=3, socket_timeout=3).ping()
    except (redis.RedisError, ValueError) as error:
        yield Finding(f"Redis ne répond pas : {error}", "Lancez redis-server, ou corrigez PARCOURS_REDIS.")


def memory(settings: Settings) -> Iterator[Finding]:
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    wanted = (settings.workers + settings.makers) * PROCESS
    if wanted > whole * 0.8:
        yield Finding(
            f"{settings.workers} processus et {settings.makers} fabrication(s) demandent quelque"
            f" {wanted // 1_000_000} Mo, sur {whole // 1_000_000} Mo de mémoire.",
            "Baissez PARCOURS_WORKERS ou PARCOURS_MAKERS, ou ajoutez de la mémoire.",
            grave=False,
        )
