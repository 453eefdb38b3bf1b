"""What a server of one's own loads: `gunicorn webapp.wsgi:app`. The database must be migrated before."""

from webapp import create_app, read_settings
from webapp.start import begin
from webapp.vitals.log import configure

settings = read_settings()
configure(settings)
app = create_app(settings)
begin(app)
