"""`parcours preview`: see the course while it is written."""

import gc
import sys
import webbrowser
from pathlib import Path

import click

from builder.errors import SettingsError

PORT = 8001


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), help=f"Port ; sans lui, {PORT} ou un port libre.")
@click.option("--lang", default=None, help="Langue à ouvrir d'abord.")
@click.option("--context", default=None, help="Contexte local à appliquer.")
@click.option("--open", "opens", is_flag=True, help="Ouvrir le navigateur.")
def preview(folder: Path, port: int | None, lang: str | None, context: str | None, opens: bool) -> None:
    """Voir le cours pendant qu'on l'écrit : la page ouverte suit chaque enregistrement.

    Sans compte, sur cette machine seulement, et rien n'est gardé.
    """
    from webapp.preview.app import create_app
    from webapp.preview.live import Live
    from webapp.preview.server import HOST, free, make, run
    from webapp.preview.watch import Watcher

    live = Live(folder, context)
    live.refresh()
    gc.collect()
    gc.freeze()  # what was read stays: it need not be looked through again at each save
    wanted = port if port is not None else PORT if free(PORT) else 0
    if wanted and not free(wanted):
        raise SettingsError(f"Le port {wanted} est pris. Essayez --port 0.")
    server = make(create_app(live), wanted)
    watcher = Watcher(live)
    watcher.start()
    address = f"http://{HOST}:{server.server_port}/" + (f"{lang}/" if lang else "")
    click.echo(f"Aperçu : {address}  (Ctrl+C pour arrêter)")
    sys.stdout.flush()
    if opens:
        webbrowser.open(address)
    run(server)
    live.close()
    watcher.stop()
