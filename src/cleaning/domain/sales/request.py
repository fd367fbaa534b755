"""Somebody asks what cleaning would cost: new → contacted → visited → quoted → won, or lost with a reason."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from cleaning.domain.sales.events import (
    RequestChanged,
    RequestConverted,
    RequestLost,
    RequestMoved,
    RequestReceived,
    RequestWon,
)
from cleaning.domain.sales.request_details import RequestDetails
from cleaning.domain.sales.values import RequestStage
from cleaning.domain.shared.aggregate import Aggregate
from cleaning.domain.shared.errors import RuleBroken
from cleaning.domain.shared.ids import BranchId, ClientId, PremisesId, QuoteId, RequestId, UserId

OPEN_STAGES = (RequestStage.NEW, RequestStage.CONTACTED, RequestStage.VISITED, RequestStage.QUOTED)
LONGEST_NOTE = 500


@dataclass(eq=False, kw_only=True)
class Request(Aggregate):
    """A lead. ``respond_by`` is when the first answer is due, ``responded_at`` when it was given.

    ``form_key`` is the signed stamp of the public form it came by: the same form never makes two requests.
    """

    id: RequestId = field(init=False)
    version: int = 1
    branch_id: BranchId
    channel: str
    details: RequestDetails
    received_at: datetime
    respond_by: datetime
    stage: RequestStage = RequestStage.NEW
    responded_at: datetime | None = None
    closed_at: datetime | None = None
    lost_reason: str | None = None
    lost_note: str = ""
    assignee_id: UserId | None = None
    client_id: ClientId | None = None
    premises_id: PremisesId | None = None
    quote_id: QuoteId | None = None
    form_key: str | None = None

    @classmethod
    def receive(
        cls,
        *,
        branch_id: BranchId,
        channel: str,
        details: RequestDetails,
        received_at: datetime,
        respond_by: datetime,
        client_id: ClientId | None = None,
        assignee_id: UserId | None = None,
        form_key: str | None = None,
    ) -> Request:
        request = cls(
            branch_id=branch_id,
            channel=channel,
            details=details.checked(),
            received_at=received_at,
            respond_by=respond_by,
            client_id=client_id,
            assignee_id=assignee_id,
            form_key=form_key,
        )
        request.record(
            lambda: RequestReceived(
                request_id=request.id,
                client_id=client_id,
                branch_id=branch_id,
                who=request.who,
                came_by=channel,
                text=request.details.text,
            )
        )
        return request

    @property
    def who(self) -> str:
        return self.details.who

    @property
    def is_open(self) -> bool:
        return self.stage in OPEN_STAGES

    def change(self, details: RequestDetails, channel: str) -> None:
        """What was understood better; a closed request stays as it was."""
        self._must_be_open()
        if (checked := details.checked()) != self.details:
            self.details = checked
        self.channel = channel
        self.record(RequestChanged(request_id=self.id, client_id=self.client_id, who=self.who))

    def assign(self, user_id: UserId | None) -> None:
        """Whose it is from now on."""
        self._must_be_open()
        self.assignee_id = user_id

    def move(self, stage: RequestStage, *, at: datetime) -> None:
        """To another open column of the board, either way; ``won`` and ``lost`` close it.

        The first step out of ``new`` is the answer that the deadline is about; going back to ``new`` takes it away.
        """
        self._must_be_open()
        if stage is self.stage:
            return
        if stage is RequestStage.LOST:
            raise RuleBroken("request.no_reason", field="reason")
        if stage is RequestStage.QUOTED and self.quote_id is None:
            raise RuleBroken("request.no_quote")
        if stage is RequestStage.WON and self.client_id is None:
            raise RuleBroken("request.no_client")
        before = self._go(stage, at)
        if stage is RequestStage.WON:
            self.record(RequestWon(request_id=self.id, client_id=self.client_id, who=self.who))
        else:
            self.record(
                RequestMoved(
                    request_id=self.id, client_id=self.client_id, who=self.who, stage_before=before, stage_after=stage
                )
            )

    def lose(self, reason: str, note: str = "", *, at: datetime) -> None:
        """Nothing came of it; ``reason`` is a code of the company's dictionary."""
        self._must_be_open()
        if not reason.strip():
            raise RuleBroken("request.no_reason", field="reason")
        if len(note) > LONGEST_NOTE:
            raise RuleBroken("field.too_long", field="note", most=LONGEST_NOTE)
        self._go(RequestStage.LOST, at)
        self.lost_reason, self.lost_note = reason.strip(), note.strip()
        self.record(
            RequestLost(
                request_id=self.id,
                client_id=self.client_id,
                who=self.who,
                loss_reason=self.lost_reason,
                note=self.lost_note,
            )
        )

    def reopen(self, *, at: datetime) -> None:
        """They came back, or it was closed by mistake."""
        if self.is_open:
            raise RuleBroken("request.is_open")
        before, self.stage = self.stage, RequestStage.QUOTED if self.quote_id else RequestStage.CONTACTED
        self.closed_at, self.lost_reason, self.lost_note = None, None, ""
        self.responded_at = self.responded_at or at
        self.record(
            RequestMoved(
                request_id=self.id, client_id=self.client_id, who=self.who, stage_before=before, stage_after=self.stage
            )
        )

    def convert(self, client_id: ClientId, premises_id: PremisesId | None, *, at: datetime) -> None:
        """It has become a client, perhaps with a place; once."""
        self._must_be_open()
        if self.premises_id is not None or (self.client_id is not None and self.client_id != client_id):
            raise RuleBroken("request.converted", client_id=self.client_id)
        self.client_id, self.premises_id = client_id, premises_id
        if self.stage is RequestStage.NEW:
            self._go(RequestStage.CONTACTED, at)
        self.record(
            RequestConverted(
                request_id=self.id,
                client_id=client_id,
                who=self.who,
                came_by=self.channel,
                received_at=self.received_at,
                text=self.details.text,
            )
        )

    def offer(self, quote_id: QuoteId) -> None:
        """The offer that answers it; a later one takes its place."""
        self._must_be_open()
        self.quote_id = quote_id

    def quoted(self, *, at: datetime) -> None:
        """The offer went out."""
        if self.is_open and self.stage is not RequestStage.QUOTED:
            self.move(RequestStage.QUOTED, at=at)

    def _go(self, stage: RequestStage, at: datetime) -> RequestStage:
        before, self.stage = self.stage, stage
        self.responded_at = None if stage is RequestStage.NEW else self.responded_at or at
        self.closed_at = at if stage not in OPEN_STAGES else None
        return before

    def _must_be_open(self) -> None:
        if not self.is_open:
            raise RuleBroken("request.closed", stage=self.stage)
