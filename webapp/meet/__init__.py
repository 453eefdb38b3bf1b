"""Live sessions of a cohort: planned, invited to, carried into calendars, and who was there."""
