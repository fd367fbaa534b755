"""Which place and which service a row speaks of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cleaning.application.catalogue.queries import ServiceCard
from cleaning.application.sales.importing.ports import Site
from cleaning.domain.sales.importing.fields import PREMISES, SERVICE
from cleaning.domain.shared.lists.picking import Candidate, bare, pick
from cleaning.domain.shared.lists.reader import Reader

FEWEST_LETTERS = 4


def site_of(reader: Reader, sites: Sequence[Site], decisions: Mapping[int, str]) -> Site | None:
    """By name or address; the only place of the client when nothing is said; else a person chooses among all."""
    asked, decision = bare(reader.text(PREMISES)), decisions.get(reader.row, "")
    exact = [site for site in sites if asked in map(bare, site.keys)]
    fitting = exact or ([*sites] if not asked else [site for site in sites if any(asked in bare(k) for k in site.keys)])
    candidates = [Candidate(one.id, one.name, " · ".join(filter(None, one.keys))) for one in fitting or sites]
    if not fitting and len(sites) == 1:
        reader.doubt("import.site_other_name", PREMISES, name=sites[0].name)
    picked = pick(reader, "site", PREMISES, candidates, decision)
    return next((site for site in sites if picked is not None and site.id == picked.id), None)


def service_finder(
    services: Sequence[ServiceCard],
) -> Callable[[Reader, Mapping[int, str]], ServiceCard | None]:
    """By code or name in either language, else by words in common: one is taken with a doubt, several are offered."""
    by_key: dict[str, list[ServiceCard]] = {}
    for one in services:
        for key in {bare(one.code), bare(one.name_bg), bare(one.name_en)} - {""}:
            by_key.setdefault(key, []).append(one)

    def find(reader: Reader, decisions: Mapping[int, str]) -> ServiceCard | None:
        typed = reader.text(SERVICE)
        fitting = by_key.get(bare(typed), [])
        if not fitting and (fitting := _alike(typed, services)) and len(fitting) == 1:
            reader.doubt("import.service_read_as", SERVICE, read=fitting[0].name_bg)
        candidates = [Candidate(one.id, one.name_bg, f"{one.code} · {one.name_bg}") for one in fitting]
        picked = pick(reader, "service", SERVICE, candidates, decisions.get(reader.row, ""))
        return next((one for one in fitting if picked is not None and one.id == picked.id), None)

    return find


def _alike(typed: str, services: Sequence[ServiceCard]) -> list[ServiceCard]:
    """Those with the most words in common, as people shorten them: at least one."""
    words = {word[: FEWEST_LETTERS + 1] for word in typed.lower().split() if len(word) >= FEWEST_LETTERS}
    scored = [(sum(word in f"{one.name_bg} {one.name_en}".lower() for word in words), one) for one in services]
    best = max((score for score, _ in scored), default=0)
    return [one for score, one in scored if score == best] if best else []
