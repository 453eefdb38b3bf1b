"""The administrators' room: people, their roles, and cohorts."""
