"""What a server does once, before it answers anybody: the database is there, and nobody waits yet."""

from flask import Flask

from webapp import here, wordings
from webapp.db import db as database
from webapp.db import session as db
from webapp.recovery import outlines
from webapp.workshop import makers


def begin(app: Flask) -> None:
    """Go on with the packages that were left, and remember how codes of today's courses are read."""
    with app.app_context():
        makers().resume()
        for shelf in here.library():
            wordings.keep(edition.course for edition in shelf.editions.values())
            outlines.remember(outlines.packages(shelf.course))
        db.commit()
        database.engine.dispose()  # the server may fork after this, and no two processes share a connection
