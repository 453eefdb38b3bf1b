"""The builder's own commands, one file each; pyproject.toml declares them under `parcours.commands`."""
