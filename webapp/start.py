"""What a server does once, before it answers anybody: the database is there, and nobody waits yet."""

from flask import Flask

from webapp import here
from webapp.db import db as database
from webapp.db import session as db
from webapp.outbox import messenger, queue
from webapp.publishing import serving
from webapp.workshop import makers


def begin(app: Flask) -> None:
    """Serve what is published, and go on with the packages that were left."""
    with app.app_context():
        serving.settle(here.library())
        db.commit()
        makers().resume()
        if queue.next_due():
            messenger().wake()
        db.remove()
        database.engine.dispose()  # the server may fork after this, and no two processes share a connection
