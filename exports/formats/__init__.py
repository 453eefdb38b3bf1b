"""The formats a course leaves in: one file each, found by being here."""
