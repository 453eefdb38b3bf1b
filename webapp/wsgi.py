"""What a server of one's own loads: `gunicorn webapp.wsgi:app`. The database must be migrated before."""

from webapp import create_app, read_settings

app = create_app(read_settings())
