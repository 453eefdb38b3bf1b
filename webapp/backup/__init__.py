"""Backups: everything that people did, in one file that either engine can take up again.

A backup is a zip:

- `manifest.json`: what it is of (`Manifest`), with the SHA-256 of everything else;
- `tables/<name>.jsonl`: a table as UTF-8, one JSON array a line, its values in the order of the manifest's columns:
  moments and dates as ISO 8601 (moments in UTC), JSON as JSON, bytes as Base64, nothing as `null`;
- `files/<path>`: what lay beside the database in `var`;
- `secret.key`, if it was asked for.
"""
