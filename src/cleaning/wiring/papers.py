"""Who prints papers."""

from pathlib import Path

from dishka import Provider, Scope, provide

from cleaning.adapters.pdf.papers import FpdfPapers
from cleaning.application.documents.ports import Papers

FONTS = Path(__file__).parents[1] / "web" / "static" / "dist" / "fonts"


class PapersProvider(Provider):
    """One press for the whole process: it keeps its cut fonts."""

    scope = Scope.APP

    @provide
    def papers(self) -> Papers:
        return FpdfPapers(FONTS)


PROVIDERS = (PapersProvider(),)
