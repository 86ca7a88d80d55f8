"""Russian that nobody said: words by Zipf's law, in forms that are as frequent as each other."""

import random
from collections.abc import Iterator

_NOUNS = """
заказ доставк посылк деньг платеж чек товар курьер адрес телефон магазин скидк возврат обмен гаранти размер
цвет склад ремонт чайник холодильник кроват матрас куртк ботинк книг лампочк договор оператор менеджер вопрос
ответ письм сайт карт счет бонус подарок упаковк коробк инструкци документ подпис город улиц дом квартир подъезд
""".split()  # noqa: SIM905 - easier to read
_ENDINGS = ("", "а", "у", "ом", "е", "ы", "ов", "ами", "ах")
_ONSETS = "б бл в вр г гл д др ж з зн к кр л м мл н п пр пл р с ст св т тр ф х хл ц ч ш".split()  # noqa: SIM905
_VOWELS = "а о у е и я ю".split()  # noqa: SIM905
_CODAS = "к н р л с т м в г д п ж ш нк рт ст льк рн вк лк".split()  # noqa: SIM905
STEMS = 30_000
SEED = 6


class Language:
    """The first stems are those of a shop, the others sound as if they were Russian."""

    def __init__(self, seed: int = SEED) -> None:
        self.chance = random.Random(seed)
        self.stems = list(_NOUNS)
        known = set(self.stems)
        while len(self.stems) < STEMS:
            parts = self.chance.choices((1, 2, 3), (1, 4, 3))[0]
            stem = "".join(self._syllable() for _ in range(parts)) + self.chance.choice(_CODAS)
            if stem not in known and len(stem) > 3:
                known.add(stem)
                self.stems.append(stem)
        total = 0.0
        self._weights = [total := total + 1 / (rank + 2.7) for rank in range(len(self.stems))]

    def messages(self, count: int) -> Iterator[str]:
        """Four to twenty words each, twelve on the average."""
        for _ in range(count):
            words = self.chance.choices(self.stems, cum_weights=self._weights, k=self.chance.randint(4, 20))
            yield " ".join(word + self.chance.choice(_ENDINGS) for word in words)

    def _syllable(self) -> str:
        return self.chance.choice(_ONSETS) + self.chance.choice(_VOWELS)
