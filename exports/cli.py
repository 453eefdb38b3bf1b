"""The command that makes a package: parse, export, say one thing."""

from collections.abc import Iterable
from pathlib import Path

import click

from builder.load import load_course
from builder.model import Course, Module
from exports import EXPORTERS, Package
from exports import export as make
from exports.pack import write


@click.command()
@click.argument("format", type=click.Choice(sorted(EXPORTERS)))
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
@click.option("--lang", default="", help="Langue du paquet [celle du cours].")
@click.option("--context", help="Contexte local, par son nom dans course/contexts/ [celui de course.yaml].")
@click.option("--modules", help="Modules gardés, par leurs identifiants : m07,m08.")
@click.option("--pathway", help="Parcours qui choisit et ordonne les modules.")
@click.option(
    "--schemas",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Dossier des XSD de la norme : le manifeste est vérifié et les schémas joints au paquet.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Fichier ou dossier à écrire [dist/].")
def export(
    format: str,
    folder: Path,
    lang: str,
    context: str | None,
    modules: str | None,
    pathway: str | None,
    schemas: Path | None,
    output: Path | None,
) -> None:
    """Faire d'un cours un paquet pour une autre plateforme.

    scorm12 convient à presque toutes ; scorm2004 (4e édition) distingue achèvement et réussite.
    """
    course = load_course(folder, lang, context)
    package = make(format, course, _kept(course, modules, pathway), pathway=pathway, schemas=schemas)
    target = _target(output, package.name)
    write(package.data, target)
    click.echo(_sentence(target, EXPORTERS[format].title, package))


def _kept(course: Course, modules: str | None, pathway: str | None) -> tuple[Module, ...]:
    """The modules asked for, in the pathway's order."""
    if pathway:
        _known(pathway, course.pathways, "--pathway", "Ce parcours n'existe pas ; le cours a")
    offered = {module.id: module for module in course.pathway_modules(pathway)}
    wanted = [id.strip() for id in modules.split(",")] if modules else [*offered]
    for id in wanted:
        _known(id, offered, "--modules", f"« {id} » n'est pas un module d'ici ; il y a")
    return tuple(module for id, module in offered.items() if id in wanted)


def _known(id: str, among: Iterable[str], option: str, what: str) -> None:
    if id not in (known := [*among]):
        raise click.BadParameter(f"{what} : {', '.join(known)}.", param_hint=option)


def _target(output: Path | None, name: str) -> Path:
    if output is None:
        return Path("dist") / name
    return output / name if output.is_dir() else output


def _sentence(target: Path, title: str, package: Package) -> str:
    size = f"{_spaced(-(-len(package.data) // 1024))} Ko"
    state = f"{_spaced(package.state)} caractères sur {_spaced(package.limit)}"
    return (
        f"{target} : {title}, {size}, révision {package.revision}.\n"
        f"L'état d'un apprenant y tiendra en {state}, au pire."
    )


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
