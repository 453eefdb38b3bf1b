"""Reminders: what waits for somebody, said on their home page and, when there is mail, in one letter a day at most."""
