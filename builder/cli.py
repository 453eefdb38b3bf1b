"""The front door. Each room brings its own commands, declared in pyproject.toml."""

from importlib.metadata import entry_points

import click

from builder.commands.check import check
from builder.commands.reports import said
from builder.errors import ContentError, ParcoursError

__all__ = ["check", "parcours"]


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
