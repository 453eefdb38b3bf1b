"""The yardstick: a bare Flask app that does one SELECT by key, or one INSERT and COMMIT, through the same ORM."""

import os

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from webapp.db import PRAGMAS


class Base(DeclarativeBase):
    """Our own tables, apart from the LMS's."""


class Fact(Base):
    """Something somebody answered."""

    __tablename__ = "facts"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


def create_app(database: str | None = None) -> Flask:
    """The app around the SQLite file that is given, or that BARE_DATABASE names."""
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = database or os.environ["BARE_DATABASE"]
    db = SQLAlchemy(app, model_class=Base)
    with app.app_context():
        event.listen(db.engine, "connect", _tune)
        db.create_all()
        if not db.session.get(Fact, 1):
            db.session.add(Fact(id=1, text="un fait"))
            db.session.commit()

    @app.get("/fact")
    def read() -> str:
        return db.get_or_404(Fact, 1).text

    @app.post("/fact")
    def write() -> str:
        db.session.add(Fact(text="un autre"))
        db.session.commit()
        return "ok"

    return app


def _tune(connection: object, _: object) -> None:
    for pragma in PRAGMAS:
        connection.execute(f"pragma {pragma}")  # type: ignore[attr-defined]  # a sqlite3 connection
