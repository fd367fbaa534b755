"""Offers and contracts on their tables."""

from sqlalchemy.orm import relationship

from cleaning.adapters.sql.registry import mapping
from cleaning.adapters.sql.sales.annex_tables import (
    contract_annexes,
    contract_suspensions,
    index_values,
    price_indexes,
)
from cleaning.adapters.sql.sales.tables import contract_lines, contracts, quote_lines, quotes
from cleaning.domain.sales.agreement import Annex, Suspension
from cleaning.domain.sales.contract import Contract
from cleaning.domain.sales.contract_line import ContractLine
from cleaning.domain.sales.line import QuoteLine
from cleaning.domain.sales.price_index import IndexValue, PriceIndex
from cleaning.domain.sales.quote import Quote

mapping.map_imperatively(QuoteLine, quote_lines)
mapping.map_imperatively(
    Quote,
    quotes,
    version_id_col=quotes.c.version,
    exclude_properties=["titled"],
    properties={
        "lines": relationship(QuoteLine, lazy="selectin", cascade="all, delete-orphan", order_by=quote_lines.c.position)
    },
)
mapping.map_imperatively(ContractLine, contract_lines)
mapping.map_imperatively(Annex, contract_annexes)
mapping.map_imperatively(Suspension, contract_suspensions)
mapping.map_imperatively(
    Contract,
    contracts,
    version_id_col=contracts.c.version,
    exclude_properties=["created_at", "titled"],
    properties={
        "lines": relationship(
            ContractLine, lazy="selectin", cascade="all, delete-orphan", order_by=contract_lines.c.position
        ),
        "annexes": relationship(Annex, lazy="selectin", cascade="all", order_by=contract_annexes.c.number),
        "suspensions": relationship(
            Suspension, lazy="selectin", cascade="all", order_by=contract_suspensions.c.starts_on
        ),
    },
)
mapping.map_imperatively(IndexValue, index_values)
mapping.map_imperatively(
    PriceIndex,
    price_indexes,
    version_id_col=price_indexes.c.version,
    properties={
        "values": relationship(IndexValue, lazy="selectin", cascade="all, delete-orphan", order_by=index_values.c.on)
    },
)
