"""The sentences and drawings that scripts need, under the names they ask for."""

from builder.player.search import KINDS
from builder.player.templating import icon
from builder.words import Words


def script_words(words: Words) -> dict[str, str]:
    _ = words.gettext
    said = {
        "locale": words.locale,
        "right": _("Bonne réponse"),
        "wrong": _("À revoir"),
        "missed": _("Cette réponse manquait"),
        "points": _("%(earned)s sur %(possible)s"),
        "saved": _("Réponse enregistrée à %(time)s"),
        "saving": _("Enregistrement…"),
        "time": _("%(hours)s h %(minutes)s"),
        "unsaved": _("Cette réponse n’est pas encore enregistrée. Elle reste affichée ici ; réessayez."),
        "noted": _("Note gardée à %(time)s"),
        "unnoted": _("Cette note n’est pas encore gardée. Elle reste affichée ici ; réessayez."),
        "failed": _("L’envoi n’a pas abouti. Votre réponse est toujours là : vérifiez la connexion, puis réessayez."),
        "offline": _("Hors connexion : vos réponses restent sur cette page. Envoyez-les au retour du réseau."),
        "up": _("Monter"),
        "down": _("Descendre"),
        "moved": _("%(item)s : position %(rank)s sur %(count)s"),
        "close": _("Fermer"),
        "remove-row": _("Retirer vraiment ?"),
        "results": _("Résultats : %(n)s"),
        "unknown": _("Introuvable dans le cours : %(words)s"),
        "theme-auto": _("Thème : automatique"),
        "theme-light": _("Thème : clair"),
        "theme-dark": _("Thème : sombre"),
    }
    said |= {f"kind-{kind}": _(one) for kind, (one, _many) in KINDS.items()}
    drawn = {f"icon-{name}": str(icon(name)) for name in ("right", "wrong", "missed", "up", "down", "close", "offline")}
    return said | drawn
