"""An SMPP line that stays open: binds as transceiver, comes back by itself, answers for what was sent over it."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import BoundedSemaphore, Event, Lock, Thread
from typing import Any

import structlog
from smpplib import consts, exceptions, smpp
from smpplib.client import Client

log = structlog.get_logger()
BREATH = 5.0
"""Seconds without a word before we ask whether the line is still there."""
LONGEST_PAUSE = 30.0
BROKEN = (exceptions.ConnectionError, exceptions.PDUError, exceptions.UnknownCommandError, OSError, ValueError)


@dataclass
class Answer:
    """The operator's answer to one PDU: ``status`` 0 and its name for it, or why not; None when none came."""

    came: Event = field(default_factory=Event)
    status: int | None = None
    number: str = ""


class Line:
    """One connection, one thread that reads it. ``received`` gets each deliver_sm and must have kept it on return."""

    def __init__(self, host: str, port: int, bind: dict[str, Any], received: Callable[[Any], None], *,
                 tls: bool, window: int) -> None:  # fmt: skip
        self.host, self.port, self.bind, self.received, self.tls = host, port, bind, received, tls
        self.bound = Event()
        self._closed = Event()
        self._window = BoundedSemaphore(window)
        self._sending = Lock()
        self._waiting: dict[int, Answer] = {}
        self._client: Client | None = None
        Thread(target=self._keep_open, name="smpp", daemon=True).start()

    def send(self, **fields: Any) -> Answer | None:
        """Write one submit_sm; None when there is no line, so nothing left. The answer comes by and by."""
        answer = Answer()
        self._window.acquire(timeout=LONGEST_PAUSE)
        with self._sending:
            client = self._client
            if client is None or not self.bound.is_set():
                self._release()
                return None
            pdu = smpp.make_pdu("submit_sm", client=client, **fields)
            self._waiting[pdu.sequence] = answer
            try:
                client.send_pdu(pdu)
            except BROKEN:
                # Some bytes may have left: the reader ends the line and the answer stays empty.
                self.bound.clear()
        return answer

    def close(self) -> None:
        self._closed.set()
        if (client := self._client) is not None and client._socket is not None:
            client._socket.close()

    def _keep_open(self) -> None:
        pause = 0.5
        while not self._closed.wait(0):
            try:
                self._open()
                pause = 0.5
                while not self._closed.is_set():
                    if self._client is not None:
                        self._client.read_once()
            except BROKEN as fault:
                log.warning("smpp line broke", host=self.host, fault=f"{type(fault).__name__}: {fault}")
            finally:
                self._end()
            self._closed.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    def _open(self) -> None:
        context = ssl.create_default_context() if self.tls else None
        client = Client(self.host, self.port, timeout=BREATH, ssl_context=context, allow_unknown_opt_params=True)
        client.set_message_sent_handler(self._answered)
        client.set_error_pdu_handler(self._answered)
        client.set_message_received_handler(self._received)
        # Reader and senders share the socket; smpplib itself does not keep their PDUs apart.
        write = client.send_pdu
        client.send_pdu = lambda pdu: self._write(write, pdu)
        self._client = client
        client.connect()
        client.bind_transceiver(**self.bind)
        self.bound.set()

    def _write(self, write: Callable[[Any], Any], pdu: Any) -> Any:
        if pdu.command == "submit_sm":
            return write(pdu)
        with self._sending:
            return write(pdu)

    def _received(self, pdu: Any) -> int:
        try:
            self.received(pdu)
        except OSError as fault:
            log.error("a text from the operator could not be kept", fault=str(fault))
            return int(consts.SMPP_ESME_RX_T_APPN)
        return int(consts.SMPP_ESME_ROK)

    def _answered(self, pdu: Any) -> None:
        answer = self._waiting.pop(pdu.sequence, None)
        if answer is None:
            return
        answer.status = int(pdu.status)
        answer.number = (getattr(pdu, "message_id", None) or b"").decode(errors="replace")
        answer.came.set()
        self._release()

    def _end(self) -> None:
        """The line is down: whatever waits for an answer will not get one."""
        with self._sending:
            self.bound.clear()
            client, self._client = self._client, None
            waiting, self._waiting = self._waiting, {}
        for answer in waiting.values():
            answer.came.set()
            self._release()
        if client is not None:
            with suppress(*BROKEN):
                client.disconnect()

    def _release(self) -> None:
        try:
            self._window.release()
        except ValueError:
            log.debug("smpp window was full already")
