"""What a person may be allowed to do and which role may do it; asked in use cases, repeated in templates to hide."""

from __future__ import annotations

from enum import StrEnum

from cleaning.domain.shared.role import Role

__all__ = ["ROLES", "Permission", "Role"]


class Permission(StrEnum):
    """``context:resource:action``, alphabetically."""

    AUDIT_FACT_VIEW = "audit:fact:view"
    CATALOGUE_SERVICE_EDIT = "catalogue:service:edit"
    CATALOGUE_SERVICE_VIEW = "catalogue:service:view"
    CLIENTS_EDIT = "clients:client:edit"
    CLIENTS_IMPORT = "clients:client:import"
    CLIENTS_INTERACTION_LOG = "clients:interaction:log"
    CLIENTS_MERGE = "clients:client:merge"
    CLIENTS_VIEW = "clients:client:view"
    COMPANY_EXPORT = "company:whole:export"
    COMPANY_SETTINGS_EDIT = "company:settings:edit"
    COMPANY_SETTINGS_VIEW = "company:settings:view"
    DOCUMENTS_DOCUMENT_VIEW = "documents:document:view"
    DOCUMENTS_TEMPLATE_EDIT = "documents:template:edit"
    DOCUMENTS_TEMPLATE_VIEW = "documents:template:view"
    IDENTITY_KEY_EDIT = "identity:key:edit"
    IDENTITY_USER_EDIT = "identity:user:edit"
    IDENTITY_USER_VIEW = "identity:user:view"
    INVENTORY_ITEM_EDIT = "inventory:item:edit"
    INVENTORY_ITEM_VIEW = "inventory:item:view"
    INVENTORY_STOCK_MOVE = "inventory:stock:move"
    INVENTORY_STOCK_VIEW = "inventory:stock:view"
    INVOICES_EDIT = "invoices:invoice:edit"
    INVOICES_ISSUE = "invoices:invoice:issue"
    INVOICES_VIEW = "invoices:invoice:view"
    LEDGER_ENTRY_POST = "ledger:entry:post"
    LEDGER_ENTRY_VIEW = "ledger:entry:view"
    LEDGER_OPENING_IMPORT = "ledger:opening:import"
    LEDGER_PERIOD_CLOSE = "ledger:period:close"
    MESSAGES_RULE_EDIT = "messages:rule:edit"
    MESSAGES_SEND = "messages:message:send"
    MESSAGES_VIEW = "messages:message:view"
    ORDERS_EDIT = "orders:order:edit"
    ORDERS_VIEW = "orders:order:view"
    PAYMENTS_RECORD = "payments:payment:record"
    PAYMENTS_VIEW = "payments:payment:view"
    PAYROLL_EARNINGS_VIEW = "payroll:earnings:view"
    PAYROLL_OWN_VIEW = "payroll:own:view"
    PERSONS_EXPORT = "persons:person:export"
    PERSONS_FORGET = "persons:person:forget"
    PLANS_EDIT = "plans:plan:edit"
    PLANS_MARK_MAKE = "plans:mark:make"
    PLANS_VIEW = "plans:plan:view"
    PREMISES_ACCESS_REVEAL = "premises:access:reveal"
    PREMISES_EDIT = "premises:premises:edit"
    PREMISES_IMPORT = "premises:premises:import"
    PREMISES_KEY_MOVE = "premises:key:move"
    PREMISES_KEY_VIEW = "premises:key:view"
    PREMISES_REPORT_ANSWER = "premises:report:answer"
    PREMISES_REPORT_VIEW = "premises:report:view"
    PREMISES_VIEW = "premises:premises:view"
    PRICING_SHEET_EDIT = "pricing:sheet:edit"
    PRICING_SHEET_VIEW = "pricing:sheet:view"
    PURCHASING_PRICE_EDIT = "purchasing:price:edit"
    PURCHASING_RECEIPT_EDIT = "purchasing:receipt:edit"
    PURCHASING_RECEIPT_POST = "purchasing:receipt:post"
    PURCHASING_RECEIPT_VIEW = "purchasing:receipt:view"
    PURCHASING_SUPPLIER_EDIT = "purchasing:supplier:edit"
    QUALITY_INSPECTION_EDIT = "quality:inspection:edit"
    QUALITY_INSPECTION_VIEW = "quality:inspection:view"
    REPORTS_MARGIN_VIEW = "reports:margin:view"
    REPORTS_OPERATIONS_VIEW = "reports:operations:view"
    SALES_CONTRACT_EDIT = "sales:contract:edit"
    SALES_CONTRACT_REPRICE = "sales:contract:reprice"
    SALES_CONTRACT_IMPORT = "sales:contract:import"
    SALES_CONTRACT_VIEW = "sales:contract:view"
    SALES_QUOTE_ACCEPT = "sales:quote:accept"
    SALES_QUOTE_EDIT = "sales:quote:edit"
    SALES_QUOTE_VIEW = "sales:quote:view"
    SALES_REQUEST_EDIT = "sales:request:edit"
    SALES_REQUEST_VIEW = "sales:request:view"
    TODAY_MONEY_VIEW = "today:money:view"
    TODAY_SCREEN_VIEW = "today:screen:view"
    VISITS_ACCEPT = "visits:visit:accept"
    VISITS_ASSIGN = "visits:visit:assign"
    VISITS_COMPLETE = "visits:visit:complete"
    VISITS_EDIT = "visits:visit:edit"
    VISITS_OWN_WORK = "visits:own:work"
    VISITS_VIEW = "visits:visit:view"
    WORKFORCE_EMPLOYEE_EDIT = "workforce:employee:edit"
    WORKFORCE_EMPLOYEE_VIEW = "workforce:employee:view"


def _of(*prefixes: str) -> frozenset[Permission]:
    return frozenset(p for p in Permission if p.startswith(prefixes))


_VIEW = frozenset(p for p in Permission if p.endswith(":view") and not p.startswith(("audit", "identity", "payroll")))

ROLES: dict[Role, frozenset[Permission]] = {
    Role.OWNER: frozenset(Permission),
    Role.OFFICE: _VIEW
    | _of("clients:", "premises:", "sales:", "pricing:", "catalogue:", "messages:", "plans:", "visits:", "workforce:")
    | _of("documents:", "invoices:", "orders:", "payments:payment:", "purchasing:price", "quality:"),
    Role.DISPATCHER: _of("plans:", "visits:", "messages:message", "today:screen", "reports:operations", "quality:")
    | _of("clients:client:view", "clients:interaction", "premises:", "workforce:", "sales:contract:view")
    | _of("documents:document:view", "orders:")
    | _of("sales:request", "catalogue:service:view", "inventory:item:view", "inventory:stock:view"),
    Role.STOREKEEPER: _of("inventory:", "purchasing:", "today:screen", "catalogue:service:view"),
    Role.ACCOUNTANT: _of("invoices:", "ledger:", "payments:", "payroll:", "reports:", "today:", "purchasing:receipt")
    | _of("documents:document:view", "orders:order:view")
    | _of(
        "clients:client:view", "premises:premises:view", "sales:contract:view", "sales:quote:view", "visits:visit:view"
    )
    | _of("inventory:item:view", "inventory:stock:view", "catalogue:service:view", "company:settings:view")
    | _of("workforce:employee:view", "clients:interaction", "messages:message:view"),
    Role.INSPECTOR: _of(
        "quality:", "visits:visit:view", "visits:visit:accept", "premises:premises:view", "today:screen"
    )
    | _of("plans:plan:view", "clients:client:view", "premises:report"),
    Role.CREW: _of("visits:own", "payroll:own"),
    Role.CLIENT: frozenset(),
}
