"""The only reader of the environment: what the person who runs the server may decide."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from builder.errors import SettingsError

PREFIX = "PARCOURS_"
LONG_SECRET, MIXED_SECRET = 32, 12
"""Characters of a secret that nobody guesses, and how many different ones."""
AT_START, BY_HAND = "at-start", "by-hand"
"""When a course that changed in its folder is served."""


@dataclass(frozen=True)
class Settings:
    """Every setting, with a default that suits one town hall and one machine."""

    course: Path = Path()
    """The folder that holds course/, modules/ and quizzes/; several, separated by « : », the main course first."""
    context: str = ""
    """The context to load (course/contexts/<name>.yaml)."""
    var: Path = Path("var")
    """Where the database and the secret key live."""
    database: str = field(default="", repr=False)
    """An SQLAlchemy address; empty means SQLite in `var`. Read from DATABASE_URL."""
    secret: str = field(default="", repr=False)
    """What signs the sessions; made once and kept in `var` when not given. A weak one is refused when `secure`."""
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    """Server processes. Throttling counts in each of them, unless `redis` is given."""
    threads: int = 8
    proxies: int = 0
    """How many proxies stand before us and say the visitor's address."""
    secure: bool = False
    """Whether visitors come by HTTPS: cookies are then kept to it."""
    api_rate: int = 300
    """Requests a minute that a program's token may make."""
    redis: str = field(default="", repr=False)
    """Where tries are counted when there are several processes: redis://host:6379/0. Empty: in each process."""
    lrs: str = ""
    """A learning record store to tell (xAPI): https://…/xapi, as its makers give it. Needs `address`. Empty: none."""
    lrs_key: str = ""
    lrs_secret: str = field(default="", repr=False)
    lrs_names: bool = False
    """Whether the store is told usernames rather than pseudonyms that only this server can give back."""
    hooks_inside: bool = False
    """Whether webhooks may reach private addresses and plain HTTP: for a receiver on one's own network."""
    log_level: str = "info"
    """From which gravity on we speak in the log: debug, info, warning, error."""
    log_format: str = "json"
    """How a line of the log is written: json, or text for people."""
    metrics_token: str = field(default="", repr=False)
    """What opens /metrics (Authorization: Bearer …). Empty: only this machine may read it."""
    makers: int = 1
    """How many packages are made at once, each by a process of its own."""
    publish: str = AT_START
    """When a course that changed in its folder is served: "at-start", or "by-hand" on the page « Révisions »."""
    schemas: str = ""
    """The folder of the standards' XSDs: manifests are then checked against them."""
    address: str = ""
    """Our own address (https://…), for links and QR codes; needed for letters. Empty: what the browser asked."""
    mail: str = field(default="", repr=False)
    """The server that sends letters: smtp://name:password@host:587, or smtps://. Empty: none is sent."""
    sender: str = ""
    """Whom letters come from: « Parcours <parcours@exemple.org> »."""
    timezone: str = "Africa/Casablanca"
    """Where the clock on the wall hangs (a name of the tz database): live sessions are planned and told by it."""
    contact: str = ""
    """Who answers for people's data, and how to reach them: told on the page about privacy."""
    keep_people: int = 36
    """Months after which « parcours forget » deletes a learner's account that nobody used."""
    backups: str = ""
    """The folder of the backups; empty means `backups` in `var`. Better on another disk."""
    keep_accesses: int = 24
    """Months after which « parcours forget » deletes a line of the journal of accesses."""
    keep_messages: int = 24
    """Months after which « parcours forget » deletes a message, and the trace of a reminder."""

    @property
    def folders(self) -> tuple[Path, ...]:
        """A folder for each course, the main one first."""
        return tuple(Path(one) for one in str(self.course).split(os.pathsep) if one) or (Path(),)

    @property
    def database_url(self) -> str:
        """The address to open, by psycopg when it is PostgreSQL."""
        if not self.database:
            return f"sqlite:///{self.var.resolve() / 'parcours.sqlite3'}"
        scheme, _, rest = self.database.partition("://")
        return f"postgresql+psycopg://{rest}" if scheme in ("postgres", "postgresql") else self.database

    @property
    def backup_folder(self) -> Path:
        return Path(self.backups) if self.backups else self.var / "backups"

    def environ(self) -> dict[str, str]:
        """Variables from which `read_settings` reads the same, for a process of our own; never the secret."""
        said = {PREFIX + one.name.upper(): str(getattr(self, one.name)) for one in fields(self)}
        return {**said, PREFIX + "SECRET": "", "DATABASE_URL": self.database}

    def secret_key(self) -> str:
        """The given key, or one made at the first start and readable by nobody else. A weak one is a SettingsError."""
        if self.secret:
            if self.secure and (len(self.secret) < LONG_SECRET or len(set(self.secret)) < MIXED_SECRET):
                raise SettingsError(
                    f"PARCOURS_SECRET se devine : il faut {LONG_SECRET} caractères au hasard au moins. Par exemple :"
                    " python3 -c 'import secrets; print(secrets.token_urlsafe(48))'. Ou laissez-le vide."
                )
            return self.secret
        path = self.var / "secret.key"
        if not path.exists():
            self.var.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(48))
        return path.read_text()


CHOICES = {"log_level": ("debug", "info", "warning", "error"), "log_format": ("json", "text")}


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Settings from PARCOURS_* and DATABASE_URL. An unknown or unreadable one is a SettingsError."""
    given = {name: value for name, value in environ.items() if name.startswith(PREFIX) and value}
    if "DATABASE_URL" in environ:
        given[PREFIX + "DATABASE"] = environ["DATABASE_URL"]
    known = {PREFIX + one.name.upper(): (one.name, one.default) for one in fields(Settings)}
    read: dict[str, Any] = dict(_read(name, value, known) for name, value in given.items())
    if read.get("publish", BY_HAND) not in (AT_START, BY_HAND):
        raise SettingsError(f"PARCOURS_PUBLISH={read['publish']} : il faut « {AT_START} » ou « {BY_HAND} ».")
    return Settings(**read)


def _read(name: str, value: str, known: Mapping[str, tuple[str, object]]) -> tuple[str, object]:
    if name not in known:
        near = get_close_matches(name.removeprefix(PREFIX), [other.removeprefix(PREFIX) for other in known], 1)
        hint = f" Vouliez-vous dire {PREFIX}{near[0]} ?" if near else f" Réglages connus : {', '.join(known)}."
        raise SettingsError(f"Réglage inconnu : {name}.{hint}")
    setting, default = known[name]
    if setting in CHOICES and value.lower() not in CHOICES[setting]:
        raise SettingsError(f"{name}={value} : il faut {', '.join(CHOICES[setting])}.")
    try:
        return setting, _like(default, value.lower() if setting in CHOICES else value)
    except ValueError:
        wanted = "oui ou non" if isinstance(default, bool) else "un nombre entier"
        raise SettingsError(f"{name}={value} : il faut {wanted}.") from None


def _like(default: object, value: str) -> object:
    """The value, read as what its default is."""
    if isinstance(default, bool):
        return _boolean(value)
    if isinstance(default, int):
        return int(value)
    return Path(value) if isinstance(default, Path) else value


def _boolean(value: str) -> bool:
    words = {"1": True, "true": True, "yes": True, "oui": True, "0": False, "false": False, "no": False, "non": False}
    if value.lower() not in words:
        raise ValueError(value)
    return words[value.lower()]
