"""The command that makes a package: parse, export, say one thing."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import click

from builder.haste import uncollected
from exports import EXPORTERS, PROFILES, Edition, Options, Package, read_theme
from exports import export as make
from exports.every import LEDGER, Failed, Made, jobs, make_all, write_ledger
from exports.listing import listing
from exports.options import OPTIONS
from exports.pack import write
from exports.selection import Selection

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _list(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(listing(EXPORTERS, PROFILES))
        ctx.exit()


@click.command()
@click.argument("format", type=click.Choice([*sorted(EXPORTERS), "all"]))
@click.argument("folder", type=FOLDER, default=".")
@click.option("--list", is_flag=True, is_eager=True, expose_value=False, callback=_list, help="Formats et options.")
@click.option("--lang", default="", help="Langue du paquet, ou plusieurs : fr,ar [celle du cours].")
@click.option("--context", help="Contexte local, par son nom dans course/contexts/ [celui de course.yaml].")
@click.option("--modules", help="Modules gardés, par leurs identifiants : m07,m08.")
@click.option("--pathway", help="Parcours qui choisit et ordonne les modules.")
@click.option("--per-module", is_flag=True, help="Un paquet par module, chacun sous son nom.")
@click.option("--mastery", type=click.IntRange(0, 100), help="Seuil de réussite de tous les quiz, en pour cent.")
@click.option("--theme", type=FILE, help="Logo, couleur d'accent et organisation : un fichier YAML.")
@click.option("--for", "profile", type=click.Choice([*PROFILES]), default="moodle", help="Plateforme visée [moodle].")
@click.option("--sequenced", is_flag=True, help="SCORM 2004 : un SCO par module, ouvert une fois le précédent réussi.")
@click.option("--with-source", "source", is_flag=True, help="Joindre les fichiers du cours, pour l'adapter.")
@click.option("--schemas", type=FOLDER, help="Dossier des XSD de la norme : manifeste vérifié, schémas joints.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Fichier ou dossier à écrire [dist/].")
@uncollected()
def export(
    format: str,
    folder: Path,
    lang: str,
    context: str | None,
    modules: str | None,
    pathway: str | None,
    per_module: bool,
    mastery: int | None,
    theme: Path | None,
    profile: str,
    sequenced: bool,
    source: bool,
    schemas: Path | None,
    output: Path | None,
) -> None:
    """Faire d'un cours un paquet pour une autre plateforme.

    « parcours export --list » dit ce que chaque format garde, et les options qui le changent. « parcours export all »
    fait tous les formats dans toutes les langues du cours.
    """
    if per_module and sequenced:
        raise click.UsageError("--per-module fait plusieurs paquets, --sequenced un seul : choisissez.")
    options = Options(mastery, read_theme(theme) if theme else None, schemas, profile, source, sequenced)
    selection = Selection(folder, context, modules, pathway)
    if format == "all":
        return _all(selection, lang.split(","), options, _folder(output, per_module))
    chosen = selection.edition(lang.split(","))
    _heeded(format, chosen, options)
    packages = [make(format, one, options) for one in (chosen.parts if per_module else (chosen,))]
    for target, package in [*_targets(output, packages, per_module)]:
        write(package.data, target)
        click.echo(_sentence(target, EXPORTERS[format].title, package))
    return None


def _all(selection: Selection, languages: list[str], options: Options, folder: Path) -> None:
    """Everything, in parallel. A failure is said, stops nothing else, and makes the exit code 1."""
    first = selection.edition(languages[:1]).course
    wanted = jobs([*selection.alone(languages if languages != [""] else first.head.languages)])
    came: list[Made | Failed] = []
    watched = sys.stdout.isatty()
    bar = click.progressbar(length=len(wanted), label="Exports", hidden=not watched)
    with closing(make_all(wanted, selection, options, folder)) as outcomes, bar:
        for outcome in outcomes:
            came.append(outcome)
            bar.update(1)
            if not watched:
                _tell(outcome, folder)
    made = [one for one in came if isinstance(one, Made)]
    failed = [one for one in came if isinstance(one, Failed)]
    write_ledger(made, failed, folder)
    for outcome in came if watched else ():
        _tell(outcome, folder)
    told = f"{len(made)} fichiers, {len(failed)} manquants" if failed else f"{len(made)} fichiers"
    click.echo(f"{folder / LEDGER} : {told}, révision {first.revision[:8]}.")
    if failed:
        raise click.exceptions.Exit(1)


def _tell(outcome: Made | Failed, folder: Path) -> None:
    if isinstance(outcome, Made):
        click.echo(f"{folder / outcome.file} : {_weight(outcome.size)}.")
    else:
        click.echo(f"{outcome} n'a pas été fait : {outcome.why}", err=True)


def _heeded(format: str, chosen: Edition, options: Options) -> None:
    """An option that a format cannot serve is refused: nobody should believe that it did something."""
    for name in [*options.given, *(["languages"] if chosen.others else [])]:
        if name not in EXPORTERS[format].heeds:
            written = OPTIONS[name][0].split()[0]
            raise click.BadParameter(
                f"Le format « {format} » n'en fait rien : retirez cette option.", param_hint=written
            )


def _targets(output: Path | None, packages: Iterable[Package], several: bool) -> Iterator[tuple[Path, Package]]:
    """Where each is written: in a folder when there are several, which need not exist yet."""
    folder = output or Path("dist")
    if several and (folder.suffix or folder.is_file()):
        raise click.BadParameter("--per-module écrit plusieurs paquets : donnez un dossier.", param_hint="-o")
    for package in packages:
        inside = several or output is None or folder.is_dir()
        yield folder / package.name if inside else folder, package


def _folder(output: Path | None, per_module: bool) -> Path:
    if per_module:
        raise click.UsageError("« all » fait un paquet par format et par langue : retirez --per-module.")
    if output and output.is_file():
        raise click.BadParameter("« all » écrit plusieurs fichiers : donnez un dossier.", param_hint="-o")
    return output or Path("dist")


def _sentence(target: Path, title: str, package: Package) -> str:
    said = f"{target} : {title}, {_weight(len(package.data))}, révision {package.revision}."
    said = f"{said}\n{package.remark}" if package.remark else said
    if not package.limit:
        return said
    state = f"{_spaced(package.state)} caractères sur {_spaced(package.limit)}"
    if package.state <= package.limit:
        return f"{said}\nL'état d'un apprenant y tiendra en {state}, au pire."
    return (
        f"{said}\nTout garder d'un apprenant demanderait {state} : les réponses aux auto-vérifications seraient "
        "lâchées d'abord, jamais ce qui est fait ni les points."
    )


def _weight(size: int) -> str:
    return f"{_spaced(-(-size // 1024))} Ko"


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
