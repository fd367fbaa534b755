"""Somebody asks what it would cost: at the telephone, or a stranger on the company's public page."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec

from cleaning.application.clients.queries import ClientQueries
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.company.words import Words
from cleaning.application.sales.ports import Requests
from cleaning.application.sales.request_inputs import NewRequest, RequestInputs
from cleaning.application.sales.request_rules import KEY, Deadlines, rules_of
from cleaning.application.sales.request_words import offered
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Tries, Work
from cleaning.domain.sales.request import Request
from cleaning.domain.sales.values import Channel
from cleaning.domain.shared.errors import NotFound, RuleBroken
from cleaning.domain.shared.ids import BranchId, RequestId

QUICKEST = timedelta(seconds=3)
LONGEST = timedelta(hours=12)
AN_HOUR = timedelta(hours=1)
PER_ADDRESS = 5
ALTOGETHER = 300
"""Requests an hour from one address, and from all together: more are no clients."""


@dataclass(frozen=True, slots=True)
class ReceiveRequest:
    """Whoever takes the call writes it down; the deadline of the answer begins to run."""

    work: Work
    requests: Requests
    clients: ClientQueries
    words: Words
    deadlines: Deadlines
    access: Access
    clock: Clock

    def __call__(self, command: NewRequest) -> RequestId:
        with self.work:
            branch_id = self._branch(command)
            self.access.require(Permission.SALES_REQUEST_EDIT, branch=branch_id)
            at = command.received_at or self.clock.now()
            if at > self.clock.now():
                raise RuleBroken("request.future", field="received_at")
            offered(self.words.book(), command, command.channel)
            request = Request.receive(
                branch_id=branch_id,
                channel=command.channel,
                details=command.details(),
                received_at=at,
                respond_by=self.deadlines(at),
                client_id=command.client_id,
                assignee_id=command.assignee_id,
            )
            self.requests.add(request)
            return request.id

    def _branch(self, command: NewRequest) -> BranchId:
        if command.client_id is not None:
            client = self.clients.names([command.client_id]).get(command.client_id)
            if client is None:
                raise NotFound("client", command.client_id)
            return client.branch_id
        viewer = self.access.viewer
        chosen = command.branch_id or viewer.branch_id or next(iter(viewer.branch_ids), None)
        if chosen is None:
            raise RuleBroken("field.required", field="branch_id")
        return BranchId(chosen)


@dataclass(frozen=True, slots=True)
class FormStamp:
    """What a public form carries: when it was opened, signed, so that nobody can make one up."""

    secret: str

    def issue(self, at: datetime, nonce: str) -> str:
        body = f"{int(at.timestamp() * 1000)}.{nonce}"
        return f"{body}.{self._sign(body)}"

    def opened_at(self, stamp: str) -> datetime | None:
        """None when it was not made by us."""
        body, _, signature = stamp.rpartition(".")
        moment, _, nonce = body.partition(".")
        if not hmac.compare_digest(signature.encode(), self._sign(body).encode()) or not nonce:
            return None
        return datetime.fromtimestamp(int(moment) / 1000, UTC)

    def _sign(self, body: str) -> str:
        return hmac.new(self.secret.encode(), f"request-form:{body}".encode(), hashlib.sha256).hexdigest()


class PublicRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What a stranger sent. ``trap`` is the field people do not see; ``address`` the network address it came from."""

    said: RequestInputs
    stamp: str
    trap: str = ""
    address: str = ""
    branch_id: BranchId | None = None


@dataclass(frozen=True, slots=True)
class SubmitRequest:
    """Anybody may ask; machines are kept out without a riddle for people.

    A form filled faster than anybody types, one with the hidden field filled, or an old or invented stamp is refused.
    Sending the same form again gives the same request. The trap answers like success, so that it teaches nobody.
    """

    work: Work
    requests: Requests
    company: CompanyQueries
    words: Words
    deadlines: Deadlines
    tries: Tries
    clock: Clock

    def __call__(self, sent: PublicRequest, stamp: FormStamp) -> RequestId | None:
        if not rules_of(self.company.setting(KEY)).open_form:
            raise NotFound("page")
        now = self.clock.now()
        opened = stamp.opened_at(sent.stamp)
        if opened is None or now - opened > LONGEST:
            raise RuleBroken("request.form_old")
        if sent.trap.strip():
            return None
        if now - opened < QUICKEST:
            raise RuleBroken("request.form_fast")
        offered(self.words.book(), sent.said, Channel.WEBSITE)
        details = sent.said.details().checked()
        with self.work:
            if (before := self.requests.by_form(sent.stamp)) is not None:
                return before.id
            self._spend(sent.address, now)
            request = Request.receive(
                branch_id=self._branch(sent.branch_id),
                channel=Channel.WEBSITE,
                details=details,
                received_at=now,
                respond_by=self.deadlines(now),
                form_key=sent.stamp,
            )
            self.requests.add(request)
            return request.id

    def _spend(self, address: str, now: datetime) -> None:
        limits = {f"request:{address}": PER_ADDRESS, "request:": ALTOGETHER}
        if not all(self.tries.spend(key, limit, now, AN_HOUR) for key, limit in limits.items()):
            raise RuleBroken("request.too_many")

    def _branch(self, wanted: BranchId | None) -> BranchId:
        branches = list(self.company.branch_names())
        if wanted is not None and wanted in branches:
            return wanted
        if not branches:
            raise NotFound("page")
        return min(branches)
