"""What each kind of question becomes in Moodle and in GIFT, and what it loses on the way, as data."""

from collections.abc import Mapping

from exports.fidelity import Becomes

_TICKS = (
    "« tout ou rien » devient partiel : une case fausse y reprend tout ; "
    "plus de dix bonnes réponses ne valent pas toutes autant"
)
_REMARKS = "ce qui se dit de chaque ligne est dit à tous, après"
_FORMS = "accents, hamza et apostrophes : chaque forme est donnée, leurs mélanges ne le sont pas"

IN_MOODLE: Mapping[str, Becomes] = {
    "choice": Becomes("Choix multiple, une réponse"),
    "several": Becomes("Choix multiple, plusieurs réponses", _TICKS),
    "truefalse": Becomes("Vrai/Faux"),
    "matching": Becomes("Appariement", f"{_REMARKS} ; les partenaires perdent leur mise en forme"),
    "ordering": Becomes("Classement (Moodle 4.4) ; ailleurs, appariement avec les rangs", _REMARKS),
    "number": Becomes("Numérique", "les chiffres arabes ne sont pas lus"),
    "text": Becomes("Réponse courte", _FORMS),
    "categorise": Becomes("Appariement", f"{_REMARKS} ; les groupes deviennent des listes"),
    "matrix": Becomes("Appariement", f"{_REMARKS} ; les colonnes deviennent des listes"),
    "cloze": Becomes("Cloze (réponses intégrées)", f"{_FORMS} ; ce qui dépend du résultat est dit à tous"),
    "document": Becomes("Choix multiple, plusieurs réponses", f"{_TICKS} ; le papier devient une liste"),
    "hotspot": Becomes("Choix multiple, sur le dessin numéroté", "on choisit un numéro, on ne montre pas l'endroit"),
    "essay": Becomes("Composition, avec la grille pour qui corrige", "la grille se lit, elle ne se coche pas"),
}
"""Any question keeps its hint, which Moodle shows only between two tries."""

_IN_GENERAL = "ce qui dépend du résultat est dit à tous"

IN_GIFT: Mapping[str, Becomes] = {
    "choice": Becomes("Choix multiple", _IN_GENERAL),
    "several": Becomes("Choix multiple pondéré", f"{_TICKS} ; {_IN_GENERAL}"),
    "truefalse": Becomes("Vrai/Faux"),
    "matching": Becomes("Appariement", f"{_REMARKS} ; {_IN_GENERAL}"),
    "ordering": Becomes("Appariement avec les rangs", f"{_REMARKS} ; {_IN_GENERAL}"),
    "number": Becomes("Numérique", "l'unité n'est que dite"),
    "text": Becomes("Réponse courte", _FORMS),
    "categorise": Becomes("Appariement", f"{_REMARKS} ; {_IN_GENERAL}"),
    "matrix": Becomes("Appariement", f"{_REMARKS} ; {_IN_GENERAL}"),
    "cloze": Becomes("Mot manquant, s'il n'y a qu'un trou", "à plusieurs trous : un texte libre, qu'une personne lit"),
    "document": Becomes("Choix multiple pondéré", f"{_TICKS} ; {_IN_GENERAL}"),
    "hotspot": Becomes("Choix multiple, le dessin dans le texte", f"on choisit un numéro ; {_IN_GENERAL}"),
    "essay": Becomes("Composition", "la grille n'est qu'un commentaire du fichier"),
}
