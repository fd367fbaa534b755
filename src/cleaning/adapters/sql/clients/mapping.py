"""How clients and interactions lie in their tables."""

from dataclasses import fields

from sqlalchemy.orm import composite, relationship

from cleaning.adapters.sql.clients.tables import (
    clients,
    consent_texts,
    consents,
    contacts,
    follow_ups,
    interactions,
)
from cleaning.adapters.sql.clients.twin_tables import client_merges
from cleaning.adapters.sql.registry import mapping
from cleaning.domain.clients.client import Client, Consent, Contact, Person
from cleaning.domain.clients.consent_text import ConsentText
from cleaning.domain.clients.follow_up import FollowUp
from cleaning.domain.clients.interaction import Interaction
from cleaning.domain.clients.profile import Profile
from cleaning.domain.clients.twins.client_merge import ClientMerge

OWNED = "all, delete-orphan"

mapping.map_imperatively(
    Contact,
    contacts,
    column_prefix="_",
    properties={
        "id": contacts.c.id,
        "position": contacts.c.position,
        "person": composite(Person, *(contacts.c[each.name] for each in fields(Person))),
    },
)
mapping.map_imperatively(Consent, consents)
mapping.map_imperatively(ConsentText, consent_texts)
mapping.map_imperatively(
    Client,
    clients,
    column_prefix="_",
    version_id_col=clients.c.version,
    exclude_properties=["sort_name", "search", "name_key"],
    properties={
        "id": clients.c.id,
        "version": clients.c.version,
        "branch_id": clients.c.branch_id,
        "number": clients.c.number,
        "status": clients.c.status,
        "created_at": clients.c.created_at,
        "archived_at": clients.c.archived_at,
        "merged_into": clients.c.merged_into,
        "own": clients.c.own,
        "profile": composite(Profile, *(clients.c[each.name] for each in fields(Profile))),
        "contacts": relationship(Contact, order_by=contacts.c.position, cascade=OWNED, lazy="selectin"),
        "consents": relationship(Consent, order_by=(consents.c.at, consents.c.id), cascade=OWNED, lazy="selectin"),
    },
)
mapping.map_imperatively(ClientMerge, client_merges, version_id_col=client_merges.c.version)
mapping.map_imperatively(Interaction, interactions, version_id_col=interactions.c.version)
mapping.map_imperatively(FollowUp, follow_ups, version_id_col=follow_ups.c.version)
