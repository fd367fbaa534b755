"""What passed between us and a client: written down once, corrected only by writing it anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from cleaning.domain.clients.events import InteractionCorrected, InteractionLogged, WishEnded
from cleaning.domain.clients.values import CallResult, InteractionKind
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, InteractionId, PremisesId, UserId

LONGEST = 4000
LONGEST_CALL = 600
CALLS = (InteractionKind.CALL_IN, InteractionKind.CALL_OUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is written down. ``minutes`` and ``result`` belong to calls; a call alone may go without words.

    ``premises_id`` names the place a wish is for; None is all of the client's.
    """

    kind: str
    text: str = ""
    minutes: int | None = None
    result: CallResult | None = None
    premises_id: PremisesId | None = None

    def checked(self) -> Said:
        words = self.text.strip()
        if not words and self.kind not in CALLS:
            raise RuleBroken("field.required", field="text")
        if len(words) > LONGEST:
            raise RuleBroken("field.too_long", field="text", most=LONGEST)
        if self.minutes is not None and not 0 <= self.minutes <= LONGEST_CALL:
            raise RuleBroken("interaction.minutes", field="minutes", most=LONGEST_CALL, value=self.minutes)
        call, wish = self.kind in CALLS, self.kind == InteractionKind.WISH
        return Said(
            kind=self.kind,
            text=words,
            minutes=self.minutes if call else None,
            result=self.result if call else None,
            premises_id=self.premises_id if wish else None,
        )


@dataclass(eq=False, kw_only=True)
class Interaction(Aggregate):
    """One call, message, meeting, wish, complaint or note. Its words never change: a correction is a new one.

    ``at`` is when it happened, ``written_at`` when somebody wrote it down; ``corrected_at`` takes it out of the
    history in favour of the one that corrects it; ``ended_at`` is when a wish stopped to hold.
    """

    id: InteractionId = field(init=False)
    version: int = 1
    client_id: ClientId
    branch_id: BranchId
    kind: str
    at: datetime
    text: str
    minutes: int | None = None
    result: CallResult | None = None
    premises_id: PremisesId | None = None
    user_id: UserId | None = None
    actor: str = ""
    written_at: datetime
    corrects_id: InteractionId | None = None
    corrected_at: datetime | None = None
    ended_at: datetime | None = None

    @classmethod
    def log(
        cls,
        said: Said,
        *,
        client_id: ClientId,
        branch_id: BranchId,
        at: datetime,
        written_at: datetime,
        user_id: UserId | None,
        actor: str = "",
    ) -> Interaction:
        """Write it down; what lies in the future has not happened."""
        if at > written_at:
            raise RuleBroken("interaction.future", field="at", value=at)
        logged = cls._of(said, client_id, branch_id, at, written_at, user_id, actor)
        logged.record(
            lambda: InteractionLogged(
                interaction_id=logged.id,
                client_id=client_id,
                branch_id=branch_id,
                kind=logged.kind,
                text=logged.text,
            )
        )
        return logged

    def correct(self, said: Said, *, at: datetime, user_id: UserId | None, actor: str = "") -> Interaction:
        """The same happening told better; this one stays as it was said, behind the new one."""
        self._must_stand()
        better = self._of(said, self.client_id, self.branch_id, self.at, at, user_id, actor)
        better.corrects_id, better.ended_at = self.id, self.ended_at
        self.corrected_at = at
        better.record(
            lambda: InteractionCorrected(
                interaction_id=better.id,
                client_id=self.client_id,
                corrects_id=self.id,
                kind=better.kind,
                text=better.text,
                text_before=self.text,
            )
        )
        return better

    def end_wish(self, *, at: datetime) -> None:
        """The wish no longer holds."""
        self._must_stand()
        if self.kind != InteractionKind.WISH:
            raise RuleBroken("interaction.no_wish")
        if self.ended_at is not None:
            raise RuleBroken("interaction.wish_ended")
        self.ended_at = at
        self.record(WishEnded(interaction_id=self.id, client_id=self.client_id, text=self.text))

    def _must_stand(self) -> None:
        if self.corrected_at is not None:
            raise RuleBroken("interaction.corrected")

    @classmethod
    def _of(
        cls,
        said: Said,
        client_id: ClientId,
        branch_id: BranchId,
        at: datetime,
        written_at: datetime,
        user_id: UserId | None,
        actor: str,
    ) -> Interaction:
        tidy = said.checked()
        return cls(
            client_id=client_id,
            branch_id=branch_id,
            kind=tidy.kind,
            at=at,
            text=tidy.text,
            minutes=tidy.minutes,
            result=tidy.result,
            premises_id=tidy.premises_id,
            user_id=user_id,
            actor=actor,
            written_at=written_at,
        )
