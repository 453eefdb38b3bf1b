"""Other programs' door: cohorts, people, progress and results as JSON, at `/api/v1`, by tokens."""
