"""The preview's server: this machine only, a thread for each open page, and a clean stop."""

import logging
import signal
import socket
import threading
from types import FrameType

from flask import Flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

HOST = "127.0.0.1"
log = logging.getLogger("parcours.preview")


class Quiet(WSGIRequestHandler):
    """Says nothing of what goes well, nor of a page that was closed while it was sent."""

    protocol_version = "HTTP/1.1"

    def log(self, type: str, message: str, *args: object) -> None:
        log.debug(message, *args)


def make(app: Flask, port: int) -> BaseWSGIServer:
    """A server on that port, or on a free one when it is taken and nobody asked for it (port 0: any)."""
    server = make_server(HOST, port, app, threaded=True, request_handler=Quiet)
    server.daemon_threads = True  # type: ignore[attr-defined]  # an open page must not hold the end
    server.block_on_close = False  # type: ignore[attr-defined]
    return server


def free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def run(server: BaseWSGIServer) -> None:
    """Serve until Ctrl+C or SIGTERM."""
    done = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        done.set()

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, stop)
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    serving.start()
    done.wait()
    server.shutdown()
    server.server_close()
