"""What is said of a session whatever its module, in the interface's words."""

from collections.abc import Callable, Mapping

from builder.facilitation.running import Kind, Step
from builder.words import later

TITLES: Mapping[Kind, str] = {
    "opening": later("Accueil et tour de table"),
    "case": later("En groupes : %(title)s"),
    "worksheet": later("À remplir : %(title)s"),
    "debrief": later("Ce que l’on retient"),
    "closing": later("Ce que chacun fera"),
}
"""How a moment is called; a lesson's goes by the lesson's own title."""

HOW: Mapping[Kind, str] = {
    "opening": later("Dites le but de la séance. Chacun donne son prénom, sa fonction, et ce qu’il en attend."),
    "lesson": later("Lisez la situation à voix haute, laissez réagir, dites les repères, posez une question ou deux."),
    "case": later("Quatre ou cinq personnes par groupe. Une carte à la fois : on lit, on décide, on demande la suite."),
    "worksheet": later("Seul·e ou à deux, sur papier. Passez de l’un à l’autre, gardez les questions pour la fin."),
    "debrief": later("Posez les questions de retour. Donnez d’abord la parole à qui n’a rien dit."),
    "closing": later("Chacun choisit un geste pour cette semaine, l’écrit et le dit. Remettez les fiches."),
}  # fmt: skip

MATERIAL = (
    later("Les cartes du module, découpées : un jeu pour quatre ou cinq personnes."),
    later("Une fiche par personne, photocopiée."),
    later("Du papier, des crayons, un mur où afficher. Ni écran ni électricité."),
)

DEBRIEF = (
    later("Qu’est-ce qui a fait pencher votre groupe ?"),
    later("Qui gagne, qui perd, tout de suite et dans un mois ?"),
    later("Chez vous, au guichet, qu’est-ce qui serait possible, et avec qui ?"),
)
"""To ask after a case."""


def titled(step: Step, gettext: Callable[..., str], plain: Callable[[str], str]) -> str:
    """How a moment is called; `plain` gives an author's title without its Markdown."""
    title = plain(step.unit.title) if step.unit else ""
    return gettext(TITLES[step.kind], title=title) if step.kind in TITLES else title
