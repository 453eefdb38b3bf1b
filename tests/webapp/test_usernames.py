"""Names as Moroccan civil status writes them in Latin letters."""

import pytest

from webapp.arabic import latin


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("خديجة آيت", "khadija ait"),
        ("محمّد العلوي", "mohamed alaoui"),
        ("عبد الرحمن السعيدي", "abderrahmane el saidi"),
        ("عبد الكريم", "abdelkarim"),
        ("عبد الله", "abdellah"),
        ("علي أوحسين", "ali ouhoussein"),
        ("شهرزاد البقالي", "chhrzad el bkali"),
        ("Awa Koné", "Awa Koné"),
        ("", ""),
    ],
)
def test_arabic_words_are_spelt_and_the_rest_stays(name: str, said: str) -> None:
    assert latin(name) == said
