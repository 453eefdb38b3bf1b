"""The front door. Each room brings its own commands, declared in pyproject.toml."""

import json
from collections.abc import Sequence
from importlib.metadata import entry_points
from pathlib import Path

import click

from builder.errors import ContentError, ParcoursError, Problem


class Door(click.Group):
    """Load a command only when it is asked for, and say errors plainly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(entry.name for entry in entry_points(group="parcours.commands"))

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        found = entry_points(group="parcours.commands", name=name)
        command: click.Command | None = next(iter(found)).load() if found else None
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command. Whatever Parcours raises on purpose is said in a sentence, with exit code 1."""
        try:
            return super().invoke(ctx)
        except ContentError as error:
            click.echo(said(error.problems), err=True)
            ctx.exit(1)
        except ParcoursError as error:
            raise click.ClickException(str(error)) from None


@click.command(cls=Door)
@click.version_option(package_name="parcours")
def parcours() -> None:
    """Écrire un cours, le relire, le servir, l'emporter."""


def check_course(folder: Path, context: str | None = None) -> list[Problem]:
    """Every problem of a course, in each language it declares."""
    from builder.load import read_course

    course, found = read_course(folder, "fr", context)
    languages = [language for language in (course.head.languages if course else ()) if language != "fr"]
    problems = [*found]
    for language in languages:
        problems += read_course(folder, language, context)[1]
    return sorted(set(problems))


def said(problems: Sequence[Problem]) -> str:
    """Problems for a person, with a last line that counts them."""
    if not problems:
        return "Rien à corriger."
    files = len({problem.path for problem in problems})
    points, where = ("points", "fichiers") if len(problems) > 1 else ("point", "fichier")
    total = f"{len(problems)} {points} à corriger dans {files} {where if files > 1 else 'fichier'}."
    return "\n\n".join([*map(str, problems), total])


def _json(problems: Sequence[Problem]) -> str:
    return json.dumps([vars(problem) for problem in problems], ensure_ascii=False, indent=1)


def _github(problems: Sequence[Problem]) -> str:
    return "\n".join(_annotation(problem) for problem in problems)


def _annotation(problem: Problem) -> str:
    """A workflow command, escaped as GitHub asks."""
    message = f"{problem.what} {problem.fix}".strip()
    for character, escape in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        message = message.replace(character, escape)
    place = f"file={problem.path},line={problem.line},col={problem.column},title={problem.code}"
    return f"::{problem.severity} {place}::{message}"


_FORMS = {"text": said, "json": _json, "github": _github}


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, exists=True, path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", help="Forme du relevé."
)
@click.option("--context", default=None, help="Contexte local à appliquer.")
@click.option("--strict", is_flag=True, help="Un avertissement compte comme une erreur.")
@click.pass_context
def check(ctx: click.Context, folder: Path, form: str, context: str | None, strict: bool) -> None:
    """Relire tout le cours et donner d'un coup ce qui est à corriger.

    Code de sortie : 0 rien à corriger, 1 des problèmes, 2 commande mal écrite.
    """
    problems = check_course(folder, context)
    click.echo(_FORMS[form](problems))
    if any(strict or problem.severity == "error" for problem in problems):
        ctx.exit(1)
