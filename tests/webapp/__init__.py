"""The LMS, action by action of a person, on both engines."""
