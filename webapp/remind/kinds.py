"""What one may be written to about, and what a cohort may remind of."""

from webapp.pages import lazy

KINDS = {
    "message": lazy("Un message qui vous est écrit"),
    "session": lazy("Une séance prévue, changée ou annulée, et la veille"),
    "module": lazy("Une échéance qui approche ou qui est passée"),
    "returned": lazy("Une feuille de travail à reprendre"),
    "review": lazy("Des questions à réviser, une fois par semaine au plus"),
    "silent": lazy("Un mot quand vous n’êtes pas venu·e depuis longtemps"),
}
"""Each is a letter that one may refuse. The keys are kept in rows: never rename one."""

OF_COHORT = {
    "session": lazy("La séance du lendemain"),
    "module": lazy("L’échéance d’un module, trois jours avant, puis une fois passée"),
    "returned": lazy("Une feuille de travail rendue, à reprendre"),
    "review": lazy("Des questions qui attendent d’être révisées, une fois par semaine"),
    "silent": lazy("Un long silence"),
}
"""What whoever accompanies a cohort decides of."""
