"""The account room: signing in and out, joining a cohort, one's own profile."""
