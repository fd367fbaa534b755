"""What documents leave to the worker."""

from __future__ import annotations

from cleaning.application.documents.print_month import PrintMonth

JOBS = (PrintMonth,)
