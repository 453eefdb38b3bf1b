"""`parcours schema`: JSON Schemas of an author's YAML files, for the editors that read them."""

import json
from pathlib import Path

import click

from builder.schema import editor_settings, schemas


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, exists=True, path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="Dossier à écrire [DIR/.schemas]."
)
def schema(folder: Path, output: Path | None) -> None:
    """Écrire les schémas JSON de tous les fichiers YAML d'un cours.

    Un éditeur qui les lit complète les champs, les explique, et souligne ce qui ne convient pas. Pour VS Code et
    l'extension YAML, « .vscode/settings.json » les associe aux fichiers ; il n'est écrit que s'il n'existe pas.
    """
    target = output or folder / ".schemas"
    target.mkdir(parents=True, exist_ok=True)
    written = [*schemas()]
    for name, text in written:
        (target / name).write_text(text, "utf-8")
    click.echo(f"{target} : {len(written)} schémas.")
    settings = folder / ".vscode" / "settings.json"
    if output is None and not settings.exists():
        settings.parent.mkdir(exist_ok=True)
        settings.write_text(json.dumps(editor_settings(), ensure_ascii=False, indent=2) + "\n", "utf-8")
        click.echo(f"{settings} : les fichiers du cours y sont associés.")
