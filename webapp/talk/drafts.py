"""A message already begun: what somebody stands still on, as one says it to them. The trainer goes on from there."""

from webapp import here
from webapp.models import Cohort, User, now
from webapp.train.watch import queries as watch
from webapp.train.watch.calls import calls
from webapp.train.watch.concerns import Concern
from webapp.train.watch.wording import titled


def draft(cohort: Cohort, learner: User) -> str:
    """Begun from the heaviest reason to write; only greeted when there is none."""
    rows = watch.everybody(here.course(), [cohort])
    why = (call.concerns[0] for call in calls({cohort.id: cohort}, rows, now()) if call.row.user.id == learner.id)
    concern = next(why, None)
    greeting = here.words().gettext("Bonjour %(name)s,", name=learner.name)
    return f"{greeting}\n\n{_said(concern, cohort) if concern else ''}"


def _said(concern: Concern, cohort: Cohort) -> str:
    _, where = here.words().gettext, titled(concern.unit.title) if concern.unit else ""
    match concern.kind:
        case "never":
            return _(
                "Votre place dans « %(cohort)s » vous attend. "
                "Qu’est-ce qui vous aiderait à commencer ? "
                "Je peux vous montrer les premiers pas, ou vous redonner un code.",
                cohort=cohort.name,
            )
        case "failed":
            return _(
                "Le quiz « %(quiz)s » résiste : c’est fréquent, et cela se reprend. "
                "Quelle question vous a semblé la moins claire ? Nous pouvons la regarder ensemble.",
                quiz=where,
            )
        case _ if where:
            return _(
                "Votre prochaine étape est « %(step)s ». "
                "Qu’est-ce qui la rendrait plus facile : un moment réservé, une explication, un appel ?",
                step=where,
            )
        case _:
            return _("Comment se passe votre parcours ? Dites-moi ce qui vous aiderait.")
