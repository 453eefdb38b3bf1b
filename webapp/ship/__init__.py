"""The export centre: trainers choose a package, see it being made, and download it."""
