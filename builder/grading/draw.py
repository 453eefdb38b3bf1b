"""Draw and shuffle by sorting on a seeded hash: the same in both languages, and steady when a bank grows."""

from collections.abc import Iterable, Mapping


def rank(seed: str, id: str) -> int:
    """A 32-bit number that depends on every character of both: FNV-1a, then Murmur's final mix."""
    value = 0x811C9DC5
    for byte in f"{seed}/{id}".encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    value = ((value ^ (value >> 16)) * 0x85EBCA6B) & 0xFFFFFFFF
    value = ((value ^ (value >> 13)) * 0xC2B2AE35) & 0xFFFFFFFF
    return value ^ (value >> 16)


def shuffled(ids: Iterable[str], seed: str) -> list[str]:
    """The same ids in the order this seed gives them."""
    return sorted(ids, key=lambda id: (rank(seed, id), id))


def draw(bank: Mapping[str, str], quotas: Mapping[str, int], seed: str, *, shuffle: bool) -> list[str]:
    """Take from a bank (question id → competency) as many of each competency as its quota says.

    No quotas means the whole bank. The result keeps the bank's order unless `shuffle`.
    """
    taken = set(bank) if not quotas else set()
    for competency, wanted in quotas.items():
        taken.update(shuffled((id for id, its in bank.items() if its == competency), seed)[:wanted])
    return shuffled(taken, f"{seed}/order") if shuffle else [id for id in bank if id in taken]
