"""What a server of one's own loads: `gunicorn webapp.wsgi:app`. The database must be migrated before."""

from webapp import create_app, read_settings
from webapp.start import begin

app = create_app(read_settings())
begin(app)
