"""Every rule of `parcours check`, one line each: the documentation, `--list` and the tests read them here."""

from dataclasses import dataclass
from difflib import get_close_matches

from builder.errors import Severity


@dataclass(frozen=True)
class Rule:
    """`firm`: without it there is no course, so that nobody may turn it off.

    `common`: what is wrong in one language alone is not wrong; every language must find it.
    """

    code: str
    says: str
    severity: Severity
    firm: bool = False
    common: bool = False


_FIRM = {
    "course-missing": "le dossier n'a pas de `course/course.yaml`",
    "language-unknown": "le cours ne déclare pas cette langue",
    "context-unknown": "le contexte n'existe pas",
    "file-unreadable": "le fichier ne se lit pas",
    "file-encoding": "le fichier n'est pas en UTF-8",
    "file-control": "le fichier porte un caractère de commande",
    "file-empty": "le fichier n'a pas de champs",
    "file-name": "le nom du fichier ne dit pas quelle page c'est",
    "file-too-big": "le fichier est trop lourd : 128 Ko pour une page, 1 Mo pour un autre texte, 256 Mo pour le reste",
    "file-outside": "un lien mène hors du cours : rien n'en est lu",
    "file-kind": "ce n'est pas un fichier ordinaire",
    "folder-depth": "un dossier à plus de douze niveaux",
    "course-too-big": "le cours a plus de 200 000 fichiers",
    "text-too-long": "un paragraphe a plus de 20 000 signes, ou plus de 500 crochets",
    "yaml-syntax": "le YAML ne se lit pas",
    "yaml-duplicate": "une clé est écrite deux fois",
    "yaml-alias": "un renvoi YAML (`&` et `*`)",
    "yaml-key": "une clé qui n'est pas un mot",
    "yaml-value": "une valeur qui ne se lit pas",
    "yaml-depth": "un YAML trop profondément emboîté",
    "front-matter": "la page n'a pas d'en-tête",
    "field-missing": "un champ manque",
    "field-unknown": "un champ n'existe pas ; le nom le plus proche est proposé",
    "field-value": "un champ ne convient pas",
    "value": "des champs ne vont pas ensemble",
    "directive-unknown": "la directive n'existe pas ; le nom le plus proche est proposé",
    "directive-name": "une clôture ne nomme pas de directive",
    "directive-open": "une directive n'est pas fermée",
    "directive-stray": "une clôture ferme sans rien ouvrir",
    "directive-option": "une option manque, ou n'existe pas",
    "directive-title": "une directive n'a pas de titre",
    "directive-part": "une partie (« tab », « card », « text »…) hors de ce qui la contient",
    "directive-parts": "une directive contient autre chose que ses parties",
    "directive-depth": "des directives trop profondément emboîtées",
    "role-unknown": "le rôle n'existe pas, dans un texte ou dans la gouvernance",
    "context-unset": "une variable du contexte n'a pas de valeur",
    "context-default": "le cours a des contextes, et ne dit pas lequel est le sien",
    "context-id": "un contexte ne porte pas le nom de son fichier",
    "context-variable": "un contexte ne donne pas de valeur à une variable du contexte habituel",
    "context-remove": "un contexte retire ce que le cours n'a pas",
    "contact-unknown": "l'entrée n'est pas dans l'annuaire du contexte",
    "term-unknown": "le terme n'est pas dans le glossaire",
    "source-unknown": "la source n'existe pas",
    "page-unknown": "un lien ne mène à aucune page du cours, ni à un titre de la page",
    "media-unknown": "le fichier montré n'existe pas",
    "media-outside": "le fichier montré est hors du cours",
    "file-unknown": "une page montre un fichier, ou une partie, que le cours n'a pas",
    "competency-unknown": "la compétence n'existe pas",
    "module-unknown": "le module n'existe pas",
    "stage-unknown": "l'étape du parcours n'existe pas",
    "step-unknown": "l'étape du processus n'existe pas",
    "right-unknown": "le droit n'existe pas",
    "actor-unknown": "l'acteur du modèle de référence n'existe pas",
    "track-unknown": "le fil de la chronologie n'existe pas",
    "path-unknown": "le chemin du modèle de référence n'existe pas",
    "sphere-unknown": "le cercle d'acteurs n'existe pas",
    "relation-unknown": "la relation n'existe pas",
    "document-unknown": "le document modèle n'existe pas",
    "relation-self": "une relation d'un acteur à lui-même",
    "relation-duplicate": "une relation dite deux fois : mêmes acteurs, même nature",
    "event-order": "un fait de la chronologie qui finit avant de commencer",
    "step-order": "une étape qui ramène à une étape qui ne la précède pas",
    "loop-open": "une boucle qui ne revient pas à son départ",
    "right-code": "deux droits de même code",
    "activity-duplicate": "une activité dans deux phases de la feuille de route",
    "pathway-unit": "un parcours qui garde d'un module ce que le module n'a pas",
    "pathway-duplicate": "un parcours qui nomme deux fois un module",
    "persona-unknown": "le personnage n'existe pas",
    "id-duplicate": "un identifiant sert deux fois",
    "question-key": "une question à choix sans bonne option, ou à choix unique qui en a plusieurs",
    "question-type": "le type de question n'existe pas",
    "group-unknown": "le groupe où ranger un élément n'existe pas",
    "column-unknown": "la colonne d'une ligne n'existe pas",
    "blank-unknown": "un trou du texte n'est pas dans « blanks »",
    "blank-place": "un trou n'est pas dans le texte, ou y est deux fois",
    "option-unknown": "la bonne option d'un trou n'existe pas",
    "region-unknown": "le dessin n'a pas la région qu'une question ou le modèle nomme",
    "region-right": "aucune région juste, ou plusieurs sans « credit »",
    "svg-unreadable": "le dessin d'une question ou du modèle n'est pas un SVG lisible, ou il est trop lourd",
    "svg-unsafe": "le dessin d'une question ou du modèle contient ce qu'une page n'admet pas",
    "document-right": "un document à relire où rien n'est faux",
    "field-id": "un champ à remplir sans identifiant",
    "loop-unknown": "la boucle du modèle de référence n'existe pas",
    "component-unknown": "la composante du modèle de référence n'existe pas",
    "phase-unknown": "la phase de la feuille de route n'existe pas",
    "aid-check": "une auto-vérification dans une fiche",
    "aid-reflection": "une réflexion dans une fiche",
    "quiz-second": "deux quiz pour un module",
    "quiz-pool": "un quiz qui tire dans tout le cours (`bank: course`) plus de questions que les banques n'en ont",
    "scene-unknown": "un choix mène à une scène qui n'existe pas",
    "scene-dead-end": "une scène sans choix qui n'est pas une fin",
    "scene-loop": "un cas où l'on peut tourner en rond",
    "scene-ending": "une fin qui a des choix",
    "translation-unknown": "une traduction de ce qui n'est pas dans l'original",
    "translation-shape": "une traduction qui n'a pas la forme de l'original",
    "translation-check": "une auto-vérification traduite qui n'est pas celle de l'original",
    "rule-unknown": "une règle réglée ou mise sous silence n'existe pas ; le nom le plus proche est proposé",
    "rule-firm": "une règle sans laquelle il n'y a pas de cours ne se règle ni ne se tait",
    "silence-form": "un commentaire `check:` qui ne se lit pas",
    "silence-reason": "une mise sous silence sans raison",
}
_ERRORS = {
    "html-raw": "du HTML dans une page",
    "link-form": "un lien qui n'est ni `#identifiant` ni une adresse entière",
    "alt-missing": "une image sans texte de remplacement",
    "steps-list": "« steps » sans liste numérotée",
    "timeline-list": "« timeline » sans liste de dates",
    "reflection-prompt": "une réflexion qui ne demande rien",
    "transcript-missing": "un enregistrement sans transcription",
    "captions-order": "des sous-titres dont les temps ne se suivent pas",
    "captions-form": "des sous-titres qui ne sont pas du WebVTT",
    "recording-form": "l'enregistrement ne se lit pas dans tous les navigateurs",
    "compare-parts": "« compare » sans un « text » et un « practice »",
    "verify-whom": "« verify » sans dire auprès de qui",
    "legal-date": "une date de relecture illisible",
    "scene-unreachable": "une scène où aucun choix ne mène",
    "scene-debrief": "une fin sans bilan",
    "heading-order": "un titre qui saute un niveau, ou qui n'est pas entre `##` et `####`",
    "heading-empty": "un titre sans texte",
    "link-empty": "un lien sans texte",
    "state-twins": "deux identifiants que les paquets confondraient",
    "option-twin": "deux réponses qui se lisent de même",
    "translation-heading": "une page traduite qui n'a pas les titres de l'original",
    "translation-directive": "une page traduite qui n'a pas les directives de l'original, ou leurs options",
    "translation-link": "un passage traduit qui n'a pas les liens de l'original",
    "translation-image": "un passage traduit qui n'a pas les images de l'original",
    "translation-role": "un passage traduit qui n'a pas les termes, les sources ou les variables de l'original",
    "translation-placeholder": "une phrase traduite qui a perdu ou gagné un blanc, un lien, un terme, une source",
    "translation-orphan": "une page traduite sans original",
}
_WARNINGS = {
    "pathway-hours": "un parcours qui annonce des heures loin de celles de ses modules",
    "context-unused": "aucun texte n'écrit cette variable du contexte",
    "context-left-out": "un lien mène à une page que le contexte laisse de côté",
    "translation-stale": "une traduction dont l'original a changé depuis, ou qui ne dit pas duquel elle est faite",
    "silence-unused": "une mise sous silence qui ne tait rien",
    "alt-vague": "un texte de remplacement qui n'est qu'un nom de fichier, ou « image »",
    "link-vague": "un lien dont le texte ne dit pas où il mène : « ici », « en savoir plus »",
    "table-header": "une colonne de tableau sans en-tête",
    "media-unused": "un fichier qu'aucune page ne montre, dans aucune langue",
    "term-unused": "un terme qu'aucun texte n'emploie, dans aucune langue",
    "source-unused": "une source qu'aucun texte ne cite, dans aucune langue",
    "competency-untaught": "une compétence qu'aucune leçon n'enseigne",
    "competency-unpractised": "une compétence que ni auto-vérification, ni cas, ni feuille ne fait pratiquer",
    "competency-unassessed": "une compétence qu'aucune question de quiz n'évalue",
    "feedback-missing": "une mauvaise option que rien n'explique",
    "options-all-right": "une question à choix multiple dont toutes les options sont bonnes",
    "hint-answer": "un indice qui donne la réponse",
    "option-longest": "une banque où la bonne option est souvent la plus longue (`longest-right`)",
    "scene-no-return": "une scène d'où l'on ne peut plus atteindre de bonne fin",
    "case-minutes": "un cas dont les minutes ne vont pas avec la plus longue route (`minutes-off`)",
    "lesson-minutes": "une leçon dont les minutes ne vont pas avec ses mots et ses questions (`minutes-off`)",
    "session-long": "un déroulé d'animation de plus d'une demi-journée",
    "reading-ease": "une leçon en français trop difficile à lire (`reading-ease`, formule de Kandel et Moles)",
    "legal-stale": "un point de droit relu il y a trop longtemps (`review-months`)",
    "review-stale": "une page ou un module relus il y a trop longtemps (`review-months`)",
    "screen-heavy": "une page trop lourde avec ses images (`screen-bytes`)",
    "bidi-isolate": "en arabe, un numéro ou un sigle latin que `{ltr}` n'isole pas, et qui s'afficherait retourné",
    "bidi-punctuation": "en arabe, une ponctuation latine : « , », « ; », « ? »",
    "state-size": "un paquet dont l'état d'une personne pourrait passer 3 800 caractères",
}
_COMMON = frozenset({"media-unused", "term-unused", "source-unused"})

_WEIGHED: tuple[tuple[dict[str, str], Severity, bool], ...] = (
    (_FIRM, "error", True), (_ERRORS, "error", False), (_WARNINGS, "warning", False),
)  # fmt: skip

RULES = {
    code: Rule(code, says, severity, firm, code in _COMMON)
    for rules, severity, firm in _WEIGHED
    for code, says in rules.items()
}


def nearest(code: str) -> str:
    """What to do about a code that is no rule's."""
    near = get_close_matches(code, [*RULES], n=1)
    return f"Vouliez-vous dire « {near[0]} » ?" if near else "« parcours check --list » les donne toutes."
