"""The yardstick: a bare Flask app on the LMS's own database. It reads or writes one thing, by the same ORM.

No more: nobody signs in, nothing is checked, rendered, counted or logged.
"""

from uuid import uuid4

from flask import Flask
from sqlalchemy import event, select

from webapp.db import db, tune
from webapp.models import Answer, Role, User, now
from webapp.settings import read_settings

WHO = "khadija"
CHECKS = ("naissance-jours-restants", "naissance-jour-26", "naissance-gestes")
"""What the lesson asks that is measured."""
ANSWER = {"revision": "", "language": "fr", "response": {"answer": "guichet"}}
VERDICT = {"earned": 1, "possible": 1, "state": "correct", "slots": {"answer": True}}


def create_app() -> Flask:
    """The app around the database of the settings."""
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = read_settings().database_url
    db.init_app(app)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            event.listen(db.engine, "connect", tune)
        who = db.session.scalar(select(User.id).where(User.username == WHO))

    @app.get("/people")
    def people() -> str:
        """Who learns here."""
        return " ".join(db.session.scalars(select(User.username).where(User.role == Role.LEARNER).order_by(User.id)))

    @app.get("/answer")
    def answer() -> str:
        """One row, by its key."""
        return db.get_or_404(Answer, 1).question

    @app.get("/answers")
    def answers() -> str:
        """What a lesson's page has to know: one's answers to its self-checks."""
        mine = select(Answer).where(Answer.user_id == who, Answer.course == "baom", Answer.question.in_(CHECKS))
        return ", ".join(one.verdict["state"] for one in db.session.scalars(mine))

    @app.post("/answers")
    def create_answer() -> str:
        """What an answer has to keep."""
        about = {"user_id": who, "course": "baom", "client_id": uuid4().hex[:30], "at": now()}
        db.session.add(Answer(**about, **ANSWER, question=CHECKS[1], verdict=VERDICT))
        db.session.commit()
        return "ok"

    return app
