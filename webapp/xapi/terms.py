"""The words of the vocabularies: ADL's verbs and activity types, what cmi5 adds, one verb of Open Badges."""

ADL = "http://adlnet.gov/expapi"
PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress"

VERBS = {
    "initialized": (f"{ADL}/verbs/initialized", {"en": "initialized", "fr": "a commencé", "ar": "بدأ"}),
    "answered": (f"{ADL}/verbs/answered", {"en": "answered", "fr": "a répondu", "ar": "أجاب"}),
    "completed": (f"{ADL}/verbs/completed", {"en": "completed", "fr": "a terminé", "ar": "أتمّ"}),
    "passed": (f"{ADL}/verbs/passed", {"en": "passed", "fr": "a réussi", "ar": "نجح"}),
    "failed": (f"{ADL}/verbs/failed", {"en": "failed", "fr": "n’a pas réussi", "ar": "لم ينجح"}),
    "progressed": (f"{ADL}/verbs/progressed", {"en": "progressed", "fr": "a avancé", "ar": "تقدّم"}),
    "earned": (
        "https://w3id.org/xapi/openbadges/verbs/earned", {"en": "earned", "fr": "a obtenu", "ar": "حصل على"}
    ),
}  # fmt: skip

TYPES = {
    "course": f"{ADL}/activities/course",
    "module": f"{ADL}/activities/module",
    "lesson": f"{ADL}/activities/lesson",
    "case": f"{ADL}/activities/simulation",
    "quiz": f"{ADL}/activities/assessment",
    "worksheet": f"{ADL}/activities/performance",
    "question": f"{ADL}/activities/cmi.interaction",
    "certificate": "https://w3id.org/xapi/openbadges/activitytypes/badge",
}
