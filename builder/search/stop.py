"""Words too common to tell one page from another, by language, as the law reads them."""

from functools import cache

from builder.search.words import words

_SPELLED = {
    "fr": """
        ai ait as au aucun aucune aujourd aura aurait aux avait avec avez avoir avons ayant ça car ce
        ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment dans de des donc
        dont du elle elles en encore entre est et étaient était étant été être eu eux fait faire faut
        font hui il ils je jusqu jusque la là le les leur leurs lors lorsque lui ma mais me même mêmes
        mes moi mon ne ni nos notre nous on ont or ou où par parce pas pendant peu peut peuvent plus
        pour pourquoi puis qu quand que quel quelle quelles quels qui quoi sa sans se sera serait ses si
        sinon soi soit son sont sous sur ta tandis te tes toi ton tous tout toute toutes très tu un une
        va vers vos votre vous
    """,
    "ar": """
        في من إلى على عن مع هذا هذه ذلك تلك هؤلاء الذي التي الذين اللواتي هو هي هم هن أنا أنت أنتم نحن
        ما ماذا متى أين كيف لماذا هل لا لم لن ليس ليست إن أن أنه أنها كان كانت يكون تكون قد ثم أو أم بل
        لكن حتى إذا لو كل بعض غير بين عند عندما قبل بعد منذ له لها لهم به بها فيه فيها منه منها عليه
        عليها إليه إليها كما أي أيضا دون حيث
    """,
    "en": """
        an and are as at be been but by can do does for from had has have he her his how if in into is
        it its may no not of on or our she should so such than that the their them then there these they
        this to was we were what when where which who why will with you your
    """,
}


@cache
def stop_words(language: str) -> frozenset[str]:
    return frozenset(words(_SPELLED.get(language, "")))
