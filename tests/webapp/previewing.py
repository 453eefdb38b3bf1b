"""A preview at work in a thread, for the time of a test."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask.testing import FlaskClient

from webapp.preview.app import create_app
from webapp.preview.live import Live
from webapp.preview.server import make
from webapp.preview.watch import Watcher


@dataclass(frozen=True)
class Served:
    address: str
    root: Path
    live: Live


@contextmanager
def serving(root: Path) -> Iterator[Served]:
    """The preview of that folder, its files watched, on a free port."""
    live = Live(root)
    live.refresh()
    server, watcher = make(create_app(live), 0), Watcher(live)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    watcher.start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}", root, live)
    finally:
        live.close()
        watcher.stop()
        server.shutdown()
        server.server_close()


def client(live: Live) -> FlaskClient:
    """Somebody who asks this machine, without a browser."""
    made = create_app(live).test_client()
    made.environ_base["HTTP_HOST"] = "127.0.0.1"
    return made
