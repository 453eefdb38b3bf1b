"""Letters: one server, told by the settings; sent aside, so that nobody's wait says whether an address is known."""

import logging
import smtplib
import ssl
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from email.message import EmailMessage
from types import MappingProxyType
from urllib.parse import unquote, urlsplit

from builder.errors import SettingsError
from webapp.settings import Settings

PATIENCE = 20
"""Seconds to wait for the server."""
HERE = frozenset({"127.0.0.1", "::1", "localhost"})
LOG = logging.getLogger(__name__)


class Mail:
    """Sends letters one after the other, or none when no server is set. `sender` is whom they come from."""

    def __init__(self, settings: Settings) -> None:
        """Raises SettingsError for an address that cannot be read, or when we could not say who and where we are."""
        self.sender = settings.sender
        self._server = urlsplit(settings.mail)
        self._hand = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")
        if not settings.mail:
            return
        if self._server.scheme not in ("smtp", "smtps") or not self._server.hostname:
            raise SettingsError("PARCOURS_MAIL : il faut une adresse comme smtp://nom:secret@serveur:587, ou smtps://.")
        if not settings.sender or not settings.address:
            raise SettingsError(
                "PARCOURS_MAIL demande aussi PARCOURS_SENDER (qui écrit) et PARCOURS_ADDRESS (https://…)."
            )

    @property
    def works(self) -> bool:
        return bool(self._server.hostname)

    @property
    def waiting(self) -> int:
        """How many letters nobody carried yet."""
        return self._hand._work_queue.qsize()

    def send(
        self,
        to: str,
        subject: str,
        text: str,
        headers: Mapping[str, str] = MappingProxyType({}),
        calendar: tuple[bytes, str] | None = None,
    ) -> "Future[bool]":
        """Hand a letter over; the future says whether the server took it. Nobody has to wait: what fails is logged.

        `calendar`: what calendar programs read of it, and its method (iMIP, RFC 6047).
        """
        letter = EmailMessage()
        letter["From"], letter["To"], letter["Subject"] = self.sender, to, subject
        letter["Auto-Submitted"] = "auto-generated"
        for name, value in headers.items():
            letter[name] = value
        letter.set_content(text)
        if calendar:
            content, method = calendar
            letter.add_alternative(content.decode(), subtype="calendar", params={"method": method})
        return self._hand.submit(self._carry, letter)

    def try_out(self, to: str = "") -> None:
        """Open the server, and send a letter if somebody is to have one. Raises OSError or SMTPException."""
        with self._opened() as server:
            server.noop()
            if to:
                letter = EmailMessage()
                letter["From"], letter["To"], letter["Subject"] = self.sender, to, "Parcours : lettre d’essai"
                letter.set_content("Les lettres de Parcours arrivent.\n")
                server.send_message(letter)

    def _carry(self, letter: EmailMessage) -> bool:
        try:
            with self._opened() as server:
                server.send_message(letter)
        except (OSError, smtplib.SMTPException, ValueError):
            LOG.exception("a letter could not be sent")
            return False
        return True

    def _opened(self) -> smtplib.SMTP:
        """The server, encrypted if it can be; a password is only told in secret, or to this very machine."""
        host, port, safe = self._server.hostname or "", self._server.port, ssl.create_default_context()
        if self._server.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port or 465, timeout=PATIENCE, context=safe)
        else:
            server = smtplib.SMTP(host, port or 587, timeout=PATIENCE)
            server.ehlo()
            if server.has_extn("starttls"):
                server.starttls(context=safe)
            elif self._server.username and host not in HERE:
                server.close()
                raise smtplib.SMTPException("no STARTTLS: the password is not told")
        if self._server.username:
            server.login(unquote(self._server.username), unquote(self._server.password or ""))
        return server
