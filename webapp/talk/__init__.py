"""Messages between a learner and whoever accompanies their cohort; to a whole cohort, answered in private."""
