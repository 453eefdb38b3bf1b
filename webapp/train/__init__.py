"""The trainers' room: where a cohort stands, what each person answered, who may come in."""
