"""What a server of one's own loads: `gunicorn webapp.wsgi:app`. The database must be migrated before."""

import gc

from flask import Flask

from builder.haste import uncollected


def _started() -> Flask:
    """The app, ready. What it is built of stays: no search for cycles need go through it, now or later."""
    with uncollected():
        from webapp import create_app, read_settings
        from webapp.start import begin
        from webapp.vitals.log import configure

        settings = read_settings()
        configure(settings)
        app = create_app(settings)
        begin(app)
    gc.freeze()
    return app


app = _started()
