"""The words of buying."""

from enum import StrEnum


class ReceiptStage(StrEnum):
    """A receipt is counted as a draft and posted once."""

    DRAFT = "draft"
    POSTED = "posted"
