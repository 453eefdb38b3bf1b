"""What the book itself says, in its language, and the icons that stand beside it."""

import re
from collections.abc import Mapping

from builder.player import icon
from builder.words import Words, later

WORDS = {
    "aid": later("Fiche à garder au guichet"),
    "aids": later("Au guichet"),
    "aids-about": later(
        "Une fiche par droit, par étape, par module : une page chacune, à photocopier et à garder sous la main."
    ),
    "ask-after": later("À demander après"),
    "answer-at": later("réponse p."),
    "answers": later("Réponses aux auto-vérifications"),
    "case": later("Cas à discuter"),
    "cases": later("Livret des cas"),
    "cases-about": later(
        "Pour qui anime : lisez la scène, laissez le groupe choisir, lisez ce que son choix entraîne, suivez le numéro."
    ),
    "check": later("Vérifiez-vous"),
    "contacts": later("Annuaire local"),
    "contacts-about": later("À qui s’adresser, et depuis quand c’est sûr. Vérifiez avant d’envoyer quelqu’un."),
    "contents": later("Sommaire"),
    "debrief": later("Ce qui s’est joué"),
    "documents": later("Boîte à outils : les documents du bureau"),
    "documents-about": later("Des modèles à copier, à remplir et à faire valider avant de s’en servir."),
    "expected": later("choix attendu"),
    "expected-answer": later("Réponse attendue"),
    "facilitator": later("Guide d’animation"),
    "facilitator-cards": later(
        "Découpez les cartes une fois pour toutes : un jeu par groupe, rangé dans une enveloppe."
    ),
    "facilitator-case": later(
        "Donnez la carte 1. Le groupe lit, décide, annonce son choix ; lisez ce qui s’ensuit, donnez la carte indiquée."
    ),
    "facilitator-choose": later(
        "Deux heures ne suffisent pas à tout : prenez ce qui sert à votre groupe, gardez la fin."
    ),
    "facilitator-keep": later("Ce guide dit toutes les réponses : il reste dans vos mains."),
    "facilitator-read": later("Lisez le module avant la séance ; le guide méthodologique en a le texte entier."),
    "facilitator-start": later("Mener une séance"),
    "glossary": later("Glossaire"),
    "go-to": later("allez au numéro"),
    "guide": later("Guide méthodologique"),
    "hint": later("Un indice"),
    "leader-sheet": later("La feuille de qui anime"),
    "legal": later("Repères juridiques"),
    "license": later("Licence :"),
    "license-about": later("Vous pouvez copier, adapter et diffuser, en citant les auteurs et sous la même licence."),
    "material": later("Ce qu’il faut"),
    "mistakes": later("Erreurs à reprendre ensemble"),
    "model": later("Le modèle de référence"),
    "model-about": later(
        "Ce dont le cours part : chaque fait y est écrit une fois, avec sa source, ou signalé comme une proposition."
    ),
    "module": later("Module"),
    "objectives": later("Après cette leçon, vous saurez"),
    "order": later("Le déroulé"),
    "order-two-hours": later("En deux heures"),
    "order-whole": later("Le module en entier"),
    "page": later("p."),
    "points": later("Repères à dire"),
    "primary": later("confirmée"),
    "primary-about": later("le fait a été lu dans cette source, assez solide pour être enseigné."),
    "questions": later("Questions à poser"),
    "read-aloud": later("À lire à voix haute"),
    "reading": later("Lire ce guide"),
    "reading-aids": later("Les fiches tiennent chacune sur une page : photocopiez celles de votre guichet."),
    "reading-checks": later("Un cadre « Vérifiez-vous » se remplit au crayon ; les réponses sont à la fin du module."),
    "reading-proposed": later("« Nous proposons » : une idée de ce cours, pas la pratique d’un organisme."),
    "reading-sources": later("Un nombre entre crochets renvoie à la liste des sources, à la fin du guide."),
    "reading-verify": later("« À vérifier » : ce que ce cours n’a pas pu confirmer, et à qui le demander."),
    "revision": later("révision"),
    "secondary": later("source secondaire"),
    "secondary-about": later("quelqu’un le rapporte ; à confirmer avant de s’y appuyer."),
    "return": later("Pour le retour ensemble"),
    "see": later("Voir aussi :"),
    "sources": later("Sources du cours"),
    "to-cut": later("Jeu de cartes"),
    "total": later("En tout"),
    "read": later("Ce qu’on en dit"),
    "worksheet": later("Feuille de travail"),
    "worksheets": later("Feuilles de travail"),
    "worksheets-about": later(
        "À remplir à la main, seul·e ou en équipe : la feuille de route de votre bureau en fait partie."
    ),
}
ICONS = ("alert", "check", "globe", "info", "quiz", "scale", "search", "sheet", "users")

_INSIDE = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


def spoken(words: Words) -> Mapping[str, str]:
    """Each sentence of the templates, by its key."""
    return {key: words.gettext(text) for key, text in WORDS.items()}


def icons() -> Mapping[str, str]:
    """What each icon draws, without its frame."""
    return {name: found[1] for name in ICONS if (found := _INSIDE.search(icon(name)))}
