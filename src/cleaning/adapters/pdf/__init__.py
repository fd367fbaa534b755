"""Papers as PDF: `FpdfPapers` implements the port `cleaning.application.documents.ports.Papers`."""
