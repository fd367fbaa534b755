"""The company's dictionaries on screens: read only where a word of them is shown, and kept while they stay the same."""

from __future__ import annotations

from litestar import Request

from cleaning.application.company.words import Wordbook, Words
from cleaning.application.shared.access import Visitor

KEPT = "wordbook"


def book_of(request: Request) -> Wordbook:
    """All words, as they were when this request began.

    Whoever is signed in brings the state of the dictionaries along; the last book read serves as long as that is its
    state, in every process, with nobody telling it of changes.
    """
    container, last = request.state.container, request.app.state.shell.extras
    viewer = container.get(Visitor).viewer
    kept: Wordbook | None = last.get(KEPT)
    if kept is not None and viewer is not None and viewer.words == kept.state:
        return kept
    known: tuple[object, Wordbook] | None = request.state.get(KEPT)
    if known is None or known[0] is not container:
        known = request.state.wordbook = (container, container.get(Words).book())
        last[KEPT] = known[1]
    return known[1]
