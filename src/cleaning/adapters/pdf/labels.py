"""The fixed words of papers in Bulgarian and English; legal names are literal, „ФАКТУРА“ is what the law reads."""

from __future__ import annotations

_WORDS: dict[str, tuple[str, str]] = {
    # every paper
    "page_of": ("страница {page} от {total}", "page {page} of {total}"),
    "draft": ("ЧЕРНОВА", "DRAFT"),
    "draft_line": ("Чернова: не е издаден документ", "Draft: not an issued document"),
    "no_number": ("без №", "no number"),
    "annulled": ("АНУЛИРАНА", "ANNULLED"),
    "number": ("№ {number}", "No. {number}"),
    "date": ("Дата", "Date"),
    "place": ("Място", "Place"),
    "eik": ("ЕИК", "UIC"),
    "personal_number": ("ЕГН/ЛНЧ", "Personal no."),
    "vat_number": ("ИН по ЗДДС", "VAT No."),
    "accountable": ("МОЛ", "Accountable person"),
    "phone": ("тел.", "phone"),
    "contract": ("Договор", "Contract"),
    "order": ("Поръчка", "Order"),
    "protocol": ("Протокол", "Acceptance report"),
    "note": ("Забележка", "Note"),
    "signature_line": ("подпис", "signature"),
    # tables
    "line_no": ("№", "No."),
    "line_name": ("Наименование на стоката или услугата", "Goods or services"),
    "unit": ("Мярка", "Unit"),
    "quantity": ("Количество", "Quantity"),
    "unit_price": ("Единична цена", "Unit price"),
    "discount": ("Отстъпка", "Discount"),
    "vat_rate": ("ДДС", "VAT"),
    "net_value": ("Стойност", "Amount"),
    "value_in": ("Стойност, {currency}", "Amount, {currency}"),
    "price_in": ("Ед. цена, {currency}", "Unit price, {currency}"),
    # invoice
    "invoice": ("ФАКТУРА", "INVOICE"),
    "proforma": ("ПРОФОРМА ФАКТУРА", "PRO FORMA INVOICE"),
    "debit": ("ДЕБИТНО ИЗВЕСТИЕ", "DEBIT NOTE"),
    "credit": ("КРЕДИТНО ИЗВЕСТИЕ", "CREDIT NOTE"),
    "original": ("Оригинал", "Original"),
    "duplicate": ("Дубликат", "Duplicate"),
    "not_tax_document": ("не е данъчен документ", "not a tax document"),
    "issued_on": ("Дата на издаване", "Date of issue"),
    "tax_event_on": ("Дата на данъчно събитие", "Date of supply"),
    "due_on": ("Срок за плащане", "Due date"),
    "place_of_issue": ("Място на издаване", "Place of issue"),
    "seller": ("Доставчик", "Supplier"),
    "buyer": ("Получател", "Recipient"),
    "original_document": ("Към фактура № {number}", "To invoice No. {number}"),
    "original_document_of": ("Към фактура № {number} от {date}", "To invoice No. {number} of {date}"),
    "correction_ground": ("Основание за издаване", "Ground for issue"),
    "base_at": ("Данъчна основа {rate}", "Taxable base {rate}"),
    "vat_at": ("ДДС {rate}", "VAT {rate}"),
    "base_plain": ("Стойност без начислен ДДС", "Amount without VAT charged"),
    "net_total": ("Обща данъчна основа", "Total taxable base"),
    "vat_total": ("Общо ДДС", "Total VAT"),
    "total": ("Обща сума", "Total"),
    "payable": ("За плащане", "Amount payable"),
    "credited": ("За възстановяване", "Amount credited"),
    "in_words": ("Словом", "In words"),
    "ground_zero": ("Основание за нулева ставка", "Ground for the zero rate"),
    "ground_none": ("Основание за неначисляване на ДДС", "Ground for not charging VAT"),
    "payment_method": ("Начин на плащане", "Payment method"),
    "bank": ("Банка", "Bank"),
    "payment_reference": ("Основание за плащане", "Payment reference"),
    "compiled_by": ("Съставил", "Compiled by"),
    "received_by": ("Получил", "Received by"),
    # quote
    "quote": ("ОФЕРТА", "QUOTE"),
    "version": ("версия {version}", "version {version}"),
    "valid_until": ("Валидна до", "Valid until"),
    "offered_to": ("За клиента", "Prepared for"),
    "offered_by": ("От", "From"),
    "subject": ("Относно", "Subject"),
    "premises": ("Обект", "Premises"),
    "premises_many": ("Обекти", "Premises"),
    "service": ("Услуга", "Service"),
    "frequency": ("Честота", "Frequency"),
    "per_visit": ("На посещение, {currency}", "Per visit, {currency}"),
    "per_month": ("На месец, {currency}", "Per month, {currency}"),
    "options": ("По избор", "Options"),
    "options_hint": ("не са включени в общата сума", "not part of the total"),
    "net_per_month": ("Цена на месец без ДДС", "Price per month without VAT"),
    "net_per_visit": ("Цена на посещение без ДДС", "Price per visit without VAT"),
    "net_per_once": ("Цена без ДДС", "Price without VAT"),
    "total_per_month": ("Общо на месец с ДДС", "Total per month with VAT"),
    "total_per_visit": ("Общо на посещение с ДДС", "Total per visit with VAT"),
    "total_per_once": ("Общо с ДДС", "Total with VAT"),
    "total_no_vat_per_month": ("Общо на месец", "Total per month"),
    "total_no_vat_per_visit": ("Общо на посещение", "Total per visit"),
    "total_no_vat_per_once": ("Общо", "Total"),
    "conditions": ("Условия", "Conditions"),
    "prepared_by": ("Изготвил", "Prepared by"),
    "accepted_by_client": ("Приел за клиента", "Accepted for the client"),
    # acceptance
    "acceptance": ("ПРИЕМО-ПРЕДАВАТЕЛЕН ПРОТОКОЛ", "ACCEPTANCE REPORT"),
    "contractor": ("Изпълнител", "Contractor"),
    "client": ("Възложител", "Client"),
    "work": ("Изпълнени дейности", "Work done"),
    "started_at": ("Начало", "Started"),
    "finished_at": ("Край", "Finished"),
    "crew": ("Екип", "Crew"),
    "hours": ("Часове", "Hours"),
    "name": ("Име", "Name"),
    "materials": ("Вложени материали", "Materials used"),
    "material": ("Материал", "Material"),
    "handed_over": ("Предадени ключове и вещи", "Keys and things handed over"),
    "remarks": ("Забележки и срок за отстраняване", "Remarks and time to mend"),
    "cure_by": ("срок {date}", "by {date}"),
    "declaration": ("Приемане", "Acceptance"),
    "accepted_open": (
        "Страните удостоверяват, че описаната работа е извършена на посочените дати и на посочения обект.",
        "The parties certify that the work described was done on the dates and at the premises stated.",
    ),
    "accepted_clean": ("Работата е приета без забележки.", "The work is accepted without remarks."),
    "accepted_remarks": (
        "Работата е приета със забележките, описани по-горе.",
        "The work is accepted with the remarks above.",
    ),
    "accepted_automatic": (
        "Работата се счита за приета на {date}: в уговорения срок не са постъпили възражения.",
        "The work is deemed accepted on {date}: no objections were received within the agreed time.",
    ),
    "two_copies": (
        "Протоколът е съставен в два еднообразни екземпляра, по един за всяка от страните.",
        "This report is made out in two identical copies, one for each party.",
    ),
    "handed_by": ("Предал", "Handed over by"),
    "taken_by": ("Приел", "Accepted by"),
    "signed_at": ("подписано на {moment}", "signed on {moment}"),
    "value_total": ("Обща стойност без ДДС", "Total without VAT"),
    # statement
    "statement": ("ИЗВЛЕЧЕНИЕ ОТ СМЕТКА", "STATEMENT OF ACCOUNT"),
    "period": ("Период", "Period"),
    "opening": ("Начално салдо", "Opening balance"),
    "turnover": ("Обороти за периода", "Movements in the period"),
    "closing": ("Крайно салдо", "Closing balance"),
    "document": ("Документ", "Document"),
    "text": ("Основание", "Details"),
    "due": ("Падеж", "Due"),
    "debited": ("Начислено", "Charged"),
    "credited_sum": ("Платено", "Paid"),
    "balance": ("Салдо", "Balance"),
    "amounts_in": ("Сумите са в {currency}", "Amounts in {currency}"),
    "owed": ("Дължимо към {date}", "Due on {date}"),
    "in_credit": ("Надплатено към {date}", "In credit on {date}"),
    "settled": ("Няма задължения към {date}", "Nothing due on {date}"),
    "ageing": ("Задължения по срок", "Balance by age"),
    "age_not_due": ("Непадежирали", "Not due"),
    "age_30": ("1–30 дни", "1–30 days"),
    "age_60": ("31–60 дни", "31–60 days"),
    "age_90": ("61–90 дни", "61–90 days"),
    "age_over": ("Над 90 дни", "Over 90 days"),
    # texts
    "article": ("Чл. {number}.", "Art. {number}."),
    "today_at": ("Днес, {date}, в {place} между:", "Made on {date} in {place} between:"),
    "today": ("Днес, {date}, между:", "Made on {date} between:"),
    "called": ("наричан по-долу „{called}“", "hereinafter “{called}”"),
    "represented_by": ("представляван от {name}", "represented by {name}"),
    "and": ("и", "and"),
}
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
LETTERS = {"bg": "абвгдежзийклмнопрстуфхцчшщюя", "en": "abcdefghijklmnopqrstuvwxyz"}


class Labels:
    """Words of one language by key; a key nobody wrote is a KeyError, an unknown language a ValueError."""

    def __init__(self, language: str) -> None:
        if language not in LETTERS:
            raise ValueError(f"no words for language {language!r}")
        self._column = 0 if language == "bg" else 1
        self._letters = LETTERS[language]

    def __call__(self, key: str, **facts: object) -> str:
        words = _WORDS[key][self._column]
        return words.format(**facts) if facts else words

    def letter(self, index: int) -> str:
        """а, б, в … for points; past the alphabet the letters double."""
        rounds, place = divmod(index, len(self._letters))
        return self._letters[place] * (rounds + 1)


def roman(number: int) -> str:
    """1 → I, 14 → XIV, for headings."""
    text = ""
    for value, numeral in _ROMAN:
        while number >= value:
            text, number = text + numeral, number - value
    return text
