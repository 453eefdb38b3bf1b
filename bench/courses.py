"""Courses of any size, made up: each module has two lessons, a job aid, a quiz and a case, and names its neighbours."""

from pathlib import Path

HEAD = """id: grand
title: Un cours de {count} modules
summary: Pour mesurer.
license: CC-BY-SA-4.0
attribution: Personne.
stages: {{debut: Début, suite: Suite}}
"""
MODULE = """id: m{n}
title: Module {n}
summary: Le module {n}.
stage: debut
competencies: [C{c}]
reviewed: 2026-11-01
"""
LESSON = """---
title: "Leçon {lesson} du module {n}"
minutes: 2
objectives:
  - reconnaître la situation {n} ;
  - savoir **quoi faire**, et avec qui.
competencies: [C{c}]
reviewed: 2026-11-01
---

:::{{situation}} Jour {n}
Awa pousse la porte du bureau. Son fils a {n} jours, et le {{term}}`mot {n}` lui manque.
:::

## Ce que dit le texte

La déclaration se fait au guichet dans les trente jours {{source}}`S{n}`. Le [module d'à côté](#lecon-{other}-1) le
reprend ; *un appel évite une humiliation*, et `la copie` reste au dossier. Voyez {{term}}`mot {other}`.

| Jour | Geste |
|---|---|
| 0 | Vérifier le certificat |
| 26 | Prévenir le guichet |

## Ce que l'on fait

:::{{steps}}
1. **Vérifier.** Date, lieu, cachet.
2. **Prévenir.** Un appel suffit.
3. **Accompagner.** On ne fait pas à la place.
:::

:::{{warning}} Attention aux jours fériés
Le délai court le dimanche aussi {{source}}`S{n}`. {filler}
:::

:::{{check}}
id: verif-{n}-{lesson}
type: choice
competency: C{c}
ask: Awa est au jour {n}. Que faites-vous d'abord ?
options:
  attendre: {{text: Je l'oriente vers un autre bureau., feedback: Le délai court pendant ce temps.}}
  aller: {{text: Je l'accompagne au guichet., right: true, feedback: Oui.}}
feedback: {{right: On compte les jours., wrong: Rien ne l'exige.}}
:::
"""
FILLER = "On note ce qui est dit, avec les mots de la personne, et l'on relit ensemble avant de classer la fiche. " * 6
AID = """---
title: Fiche {n}
summary: À garder près du guichet.
reviewed: 2026-11-01
---

Compter les jours {{source}}`S{n}`, puis **appeler**.
"""
QUESTION = """  - id: q-{n}-{i}
    type: choice
    competency: C{c}
    difficulty: 1
    sources: [S{n}]
    read: lecon-{n}-1
    ask: Combien de jours, dans la situation {n}.{i} ?
    options:
      trente: {{text: Trente jours., right: true, feedback: "Voyez [la leçon](#lecon-{n}-1)."}}
      vingt: {{text: Vingt jours ouvrables., feedback: Tous les jours comptent.}}
    feedback: {{right: C'est juste., wrong: C'est trente.}}
"""
CASE = """id: cas-{n}
title: La porte {n}
module: m{n}
minutes: 5
summary: Une femme pousse la porte.
personas: {{awa: {{name: Awa, role: mère}}}}
start: seuil
scenes:
  seuil:
    text: Elle s'assoit.
    voices: [{{who: awa, says: Bonjour.}}]
    choices:
      ecouter: {{text: J'écoute., goto: suite, consequence: Elle parle., scores: {{C{c}: 2}}}}
      papiers: {{text: Vos papiers ?, goto: mauvaise, consequence: Elle sort., scores: {{C{c}: 0}}}}
  suite:
    text: Son fils a {n} jours.
    choices:
      guichet: {{text: Je l'accompagne., goto: bonne, consequence: C'est fait., scores: {{C{c}: 3}}}}
      demain: {{text: Revenez demain., goto: mauvaise, consequence: Un jour passe., scores: {{C{c}: 1}}}}
  bonne: {{text: C'est fait., ending: good, title: À temps, debrief: On a compté.}}
  mauvaise: {{text: Elle ne revient pas., ending: bad, title: Trop tard, debrief: Le premier mot décide.}}
"""


def write_course(root: Path, count: int, lessons: int = 2, questions: int = 5) -> Path:
    """Write a course of so many modules, without a problem, into a folder; so many lessons and questions in each."""
    _put(root, "course/course.yaml", HEAD.format(count=count))
    _put(root, "course/competencies.yaml", "".join(f"C{i}: {{title: Savoir {i}}}\n" for i in range(1, 11)))
    _put(root, "course/sources.yaml", "".join(f"S{n}: {{title: Loi {n}, reliability: primary}}\n" for n in _to(count)))
    terms = (f"mot-{n}:\n  term: mot {n}\n  definition: Ce que dit le mot {n}.\n" for n in _to(count))
    _put(root, "course/glossary.yaml", "".join(terms))
    for n in _to(count):
        _module(root, n, n % count + 1, lessons, questions)
    return root


def _module(root: Path, n: int, other: int, lessons: int, questions: int) -> None:
    said = {"n": n, "other": other, "c": n % 10 + 1, "filler": FILLER}
    folder = f"modules/{n:04}-module"
    _put(root, f"{folder}/module.yaml", MODULE.format(**said))
    for lesson in _to(lessons):
        _put(root, f"{folder}/{lesson:02}-lecon-{n}-{lesson}.fr.md", LESSON.format(**said, lesson=lesson))
    _put(root, f"{folder}/aids/fiche-{n}.fr.md", AID.format(**said))
    bank = "".join(QUESTION.format(**said, i=i) for i in _to(questions))
    _put(root, f"quizzes/{n:04}.yaml", f"id: quiz-{n}\ntitle: Quiz {n}\nmodule: m{n}\nquestions:\n{bank}")
    _put(root, f"quizzes/cases/cas-{n}.yaml", CASE.format(**said))


def _to(count: int) -> range:
    return range(1, count + 1)


def _put(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
