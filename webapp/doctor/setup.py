"""The settings: unknown, unreadable, contradictory, weak; and what a clock and a book need."""

import stat
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version

from sqlalchemy import make_url

from builder.errors import SettingsError
from webapp.clock import zone
from webapp.doctor import Finding
from webapp.mail import Mail
from webapp.settings import PREFIX, Settings, read_settings

FONTS = ("fontpkg-amiri", "fontpkg-pt-sans")
EXAMPLE = "exemple.org"
INSIDE = frozenset({None, "", "127.0.0.1", "::1", "localhost"})
"""Names of this machine; a database without one is behind a socket of it."""


def readable(environ: Mapping[str, str]) -> tuple[Settings, list[Finding]]:
    """The settings that can be read, one by one, and what is wrong with each of the others."""
    kept: dict[str, str] = {}
    found: list[Finding] = []
    for name, value in environ.items():
        if name.startswith(PREFIX) or name == "DATABASE_URL":
            try:
                read_settings({name: value})
            except SettingsError as error:
                found.append(Finding(str(error), f"Corrigez ou retirez {name}."))
            else:
                kept[name] = value
    return read_settings(kept), found


def contradictions(settings: Settings) -> Iterator[Finding]:
    is_inside = settings.host in INSIDE
    if settings.secure and not settings.proxies:
        yield Finding(
            "PARCOURS_SECURE dit que l’on vient en HTTPS, et PARCOURS_PROXIES qu’il n’y a pas de mandataire :"
            " toutes les personnes auraient la même adresse, et se freineraient l’une l’autre.",
            "Derrière nginx : PARCOURS_PROXIES=1.",
        )
    if settings.proxies and not settings.secure:
        yield Finding(
            "Un mandataire est annoncé, sans HTTPS : mots de passe et cookies passeraient en clair.",
            "Donnez un certificat à nginx, puis PARCOURS_SECURE=oui.",
        )
    if settings.proxies and not is_inside:
        yield Finding(
            f"Le serveur écoute sur {settings.host} : on peut passer à côté du mandataire et inventer son adresse.",
            "PARCOURS_HOST=127.0.0.1 ; sur plusieurs machines, un pare-feu qui ne laisse passer que le mandataire.",
            grave=False,
        )
    if settings.secure and settings.address and not settings.address.startswith("https://"):
        yield Finding("PARCOURS_ADDRESS n’est pas en https://, PARCOURS_SECURE si.", "Écrivez l’adresse avec https://.")
    if settings.secure and not settings.address:
        yield Finding(
            "PARCOURS_ADDRESS n’est pas dite : invitations et codes QR portent le nom que le navigateur a demandé.",
            "PARCOURS_ADDRESS=https://… : l’adresse que l’on donne aux gens, avec son port s’il n’est pas 443.",
            grave=False,
        )
    if settings.workers > 1 and not settings.redis:
        yield Finding(
            f"{settings.workers} processus comptent chacun de son côté les essais de connexion.",
            "PARCOURS_REDIS=redis://127.0.0.1:6379/0, ou un seul processus.",
            grave=False,
        )


def unfinished(settings: Settings) -> Iterator[Finding]:
    """What the example of the settings leaves to be written."""
    if EXAMPLE in settings.address:
        yield Finding(
            f"PARCOURS_ADDRESS est encore celle de l’exemple ({settings.address}) : liens et lettres y mènent.",
            "Écrivez l’adresse que les personnes tapent.",
        )
    if settings.secure and not settings.contact:
        yield Finding(
            "PARCOURS_CONTACT est vide : la page sur les données ne dit pas à qui s’adresser.",
            "Écrivez qui répond des données des personnes, et comment le joindre.",
            grave=False,
        )
    if settings.database and not settings.secret and make_url(settings.database_url).host not in INSIDE:
        yield Finding(
            "La base est sur une autre machine, et PARCOURS_SECRET est vide : une seconde machine signerait autrement,"
            " et l’on se déconnecterait de l’une à l’autre.",
            "Le même PARCOURS_SECRET sur toutes, si plusieurs servent cette base.",
            grave=False,
        )


def letters(settings: Settings) -> Iterator[Finding]:
    try:
        Mail(settings)
    except SettingsError as error:
        yield Finding(str(error), "Complétez ces réglages, ou retirez PARCOURS_MAIL.")


def secrets(settings: Settings) -> Iterator[Finding]:
    file = settings.var / "secret.key"
    if settings.secret:
        try:
            settings.secret_key()
        except SettingsError as error:
            yield Finding(str(error), "Changez-le : chaque personne se connectera de nouveau.")
    elif file.is_file() and stat.S_IMODE(file.stat().st_mode) & 0o077:
        yield Finding(f"{file} peut être lu par d’autres comptes de la machine.", f"chmod 600 {file}")


def clocks(settings: Settings) -> Iterator[Finding]:
    try:
        zone(settings)
    except SettingsError as error:
        yield Finding(str(error), "Corrigez le nom ; s’il est juste, installez tzdata.")


def fonts(settings: Settings) -> Iterator[Finding]:
    for name in FONTS:
        try:
            version(name)
        except PackageNotFoundError:
            yield Finding(f"Il manque la police {name} : ni guide imprimé, ni attestation.", "Réinstallez Parcours.")
