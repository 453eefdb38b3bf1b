"""What concerns and figures say, in words."""

from collections.abc import Sequence
from urllib.parse import quote

from webapp import here
from webapp.train.watch.competencies import FRAGILE, SOLID, Level
from webapp.train.watch.concerns import Concern
from webapp.train.watch.items import FEW, Item
from webapp.train.watch.reading import Reading


def titled(title: str) -> str:
    """An author's title inside a sentence that may run the other way."""
    return f"\N{FIRST STRONG ISOLATE}{here.edition().plain(title)}\N{POP DIRECTIONAL ISOLATE}"


def reason(concern: Concern) -> str:
    """Why, in a sentence."""
    _, ngettext = here.words().gettext, here.words().ngettext
    where = titled(concern.unit.title) if concern.unit else ""
    match concern.kind:
        case "never":
            one, many = "Jamais venu·e, inscrit·e depuis %(n)s jour.", "Jamais venu·e, inscrit·e depuis %(n)s jours."
            said = ngettext(one, many, concern.days)
            return " ".join([said, _("Ses résultats viennent d’un paquet.")]) if concern.percent else said
        case "silent":
            return ngettext("Rien depuis %(n)s jour.", "Rien depuis %(n)s jours.", concern.days)
        case "standstill":
            one = "Revient, mais n’a rien terminé depuis %(n)s jour."
            return ngettext(one, "Revient, mais n’a rien terminé depuis %(n)s jours.", concern.days)
        case "failed":
            said = _(
                "« %(quiz)s » : %(times)s essais sans le réussir, %(percent)s %% au mieux.",
                quiz=where,
                times=concern.times,
                percent=concern.percent,
            )
            left = _("Aucun essai ne lui reste.") if concern.spent else ""
            more = ngettext("Et %(n)s autre quiz.", "Et %(n)s autres quiz.", concern.others) if concern.others else ""
            return " ".join(filter(None, (said, left, more)))
        case "late":
            figures = {"percent": concern.percent, "expected": concern.expected}
            if concern.pace == "calendar":
                return _("En retard : %(percent)s %% du parcours, le calendrier en attend %(expected)s.", **figures)
            return _("En retard : %(percent)s %% du parcours, la moitié du groupe a passé %(expected)s %%.", **figures)


def place(found: Sequence[Concern]) -> str:
    """Where somebody stands still, when a reason says so: the step, and its module."""
    unit = next((one.unit for one in found if one.unit and one.kind != "failed"), None)
    if unit is None:
        return ""
    module = here.course().module_of[unit.id]
    return here.words().gettext(
        "En est à : %(step)s (module %(number)s).", step=titled(unit.title), number=module.number
    )


def letter(address: str, name: str) -> str:
    """A `mailto:` address whose letter is begun."""
    _ = here.words().gettext
    subject = _("Votre parcours « %(title)s »", title=here.edition().plain(here.course().title))
    body = _("Bonjour %(name)s,", name=name) + "\n\n"
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject)}&body={quote(body)}"


def reading(found: Reading, item: Item) -> str:
    """What an item's figures mean, in a sentence that proposes what to do."""
    _ = here.words().gettext
    match found.says:
        case "few":
            return _("Trop peu de réponses pour juger : %(n)s sur %(few)s.", n=item.people, few=FEW)
        case "misleads":
            return _("Qui réussit le quiz rate cette question : la clé est-elle juste, l’énoncé est-il clair ?")
        case "hard":
            return _("Trois sur quatre se trompent : la question ou la leçon ?")
        case "lure":
            answer = titled(found.answer) if found.known else found.answer
            return _("« %(answer)s » attire beaucoup : une idée reçue à reprendre ensemble.", answer=answer)
        case "easy":
            return _("Presque tout le monde réussit : elle rassure, elle ne trie pas.")
        case "weak":
            return _("Ne distingue guère qui sait de qui ne sait pas.")
        case "slow":
            return _("On y reste longtemps : l’énoncé est-il trop lourd ?")
        case "good":
            return _("Fait son travail.")


def level(found: Level) -> str:
    """Solid, fragile or between, in a word."""
    _ = here.words().gettext
    if not found.known:
        return _("trop peu de réponses")
    return _("solide") if found.percent >= SOLID else _("fragile") if found.percent < FRAGILE else _("en chemin")


def lasting(seconds: int | None) -> str:
    """« 45 s », « 2 min 05 »."""
    _ = here.words().gettext
    if seconds is None:
        return "–"
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return _("%(n)s s", n=rest)
    return _("%(minutes)s min %(seconds)s", minutes=minutes, seconds=f"{rest:02}")


def decimal(figure: float | None) -> str:
    """A correlation with its two decimals, as the reader's language writes them."""
    return "–" if figure is None else here.words().number(figure)
