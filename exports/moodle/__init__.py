"""A course's questions as Moodle understands them: written as Moodle XML, or as GIFT for whoever reads no more."""
