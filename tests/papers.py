"""What a reader of a PDF sees."""

from __future__ import annotations

import shutil
import subprocess

import pytest


def text_of(pdf: bytes) -> str:
    """The text of all pages, spaces made plain."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("NOT RUN: no pdftotext on this machine")
    shown = subprocess.run([program, "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return " ".join(shown.replace("\u00a0", " ").split())
