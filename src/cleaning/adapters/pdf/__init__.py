"""Documents as PDF: `FpdfPress` implements the port `cleaning.application.documents.ports.Press`."""
