"""The parts people play; what each may do is the role table in ``application/shared/permissions.py``."""

from enum import StrEnum


class Role(StrEnum):
    OWNER = "owner"
    OFFICE = "office"
    DISPATCHER = "dispatcher"
    STOREKEEPER = "storekeeper"
    ACCOUNTANT = "accountant"
    INSPECTOR = "inspector"
    CREW = "crew"
    CLIENT = "client"
