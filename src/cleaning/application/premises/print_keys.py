"""The hand-over of a place's keys as a paper both sides sign."""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.company.words import Words
from cleaning.application.documents.agreements import HandedKey, KeysPaper, Place
from cleaning.application.documents.issue import Issue, IssueDocument
from cleaning.application.documents.parties import ours, purpose_said, theirs
from cleaning.application.premises.keys import KeyQueries, KeyRow, Want
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock
from cleaning.domain.documents.values import Kind
from cleaning.domain.premises.site_key import KeyState
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import PremisesId

OURS = (KeyState.OFFICE, KeyState.OUT)
TITLES = {
    "bg": ("Приемане на ключове – {place}", "Връщане на ключове – {place}"),
    "en": ("Keys taken in – {place}", "Keys returned – {place}"),
}


@dataclass(frozen=True, slots=True)
class PrintKeys:
    """As PDF and the name of its file: the keys we hold or, when none is left with us, those given back.

    An edition is one set of keys: the same set is the same paper, a key more or less makes a new one.
    """

    keys: KeyQueries
    premises: PremisesQueries
    clients: ClientQueries
    company: CompanyQueries
    words: Words
    issue: IssueDocument
    access: Access
    clock: Clock

    def __call__(self, premises_id: PremisesId, *, lang: str | None = None) -> tuple[bytes, str]:
        self.access.require(Permission.PREMISES_VIEW)
        scope = self.access.viewer.scope
        place = self.premises.card(premises_id, scope=scope)
        rows = self.keys.page(scope, Want.ALL, premises_id=premises_id, limit=200).rows
        held = [row for row in rows if row.state in OURS]
        shown = held or [row for row in rows if row.state is KeyState.GIVEN_BACK]
        if not shown:
            raise RuleBroken("keys.none_here")
        client = self.clients.party(place.client_id)
        language = lang or str(client.language)
        edition = crc32(" ".join([str(bool(held)), *sorted(row.tag for row in shown)]).encode()) >> 2
        taken, returned = TITLES[language]
        paper = KeysPaper(
            number=f"{premises_id:06d}",
            issued_on=self.clock.today(),
            contractor=ours(self.company.profile()),
            client=theirs(client),
            place=Place(
                name=place.name, address=place.address,
                purpose=purpose_said(self.words.book(), language, place.purpose),
                own=place.own,  # type: ignore[arg-type]
            ),
            keys=tuple(map(_key, shown)),
            returned=not held,
            city=place.settlement,
        )  # fmt: skip
        kept = self.issue(
            Issue(
                kind=Kind.KEYS, paper=paper, number=paper.number, subject_kind="premises", subject_id=premises_id,
                title=(taken if held else returned).format(place=place.name), branch_id=place.branch_id,
                client_id=place.client_id, language=language, edition=edition,
            )
        )  # fmt: skip
        return kept.content, kept.name


def _key(row: KeyRow) -> HandedKey:
    return HandedKey(name=row.what, tag=row.tag)
