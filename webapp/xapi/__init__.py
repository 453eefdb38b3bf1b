"""Learning events as xAPI 1.0.3 statements, for a record store (LRS) that the settings name."""
