"""What company does by itself."""

from cleaning.application.company.check_promises import CheckPromises
from cleaning.application.company.exporting.export_company import MakeExport

JOBS = (CheckPromises, MakeExport)
