"""Numbers of clients: a series for persons, another for firms, so that a number alone says what the client is.

Only what clients are called by is split. Invoices and notices of both kinds go on in the one series of the company: the
law wants one ascending sequence without gaps, whoever receives them (ППЗДДС чл. 78, ЗДДС чл. 114).
"""

from __future__ import annotations

from cleaning.domain.clients.values import ClientKind

SERIES = {ClientKind.INDIVIDUAL: "client_individual", ClientKind.ORGANISATION: "client_organisation"}
PREFIX = {ClientKind.INDIVIDUAL: "Ф", ClientKind.ORGANISATION: "Ю"}
"""Физическо лице, юридическо лице; a company may choose other letters."""
WIDTH = 5
