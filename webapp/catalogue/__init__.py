"""The public catalogue: what the course is, and the packages that an administrator offers to strangers."""
