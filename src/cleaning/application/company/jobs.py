"""What company does by itself."""

from cleaning.application.company.check_promises import CheckPromises

JOBS = (CheckPromises,)
