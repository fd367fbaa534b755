"""The words of the invented papers in both languages."""

from __future__ import annotations

from typing import Any

_WORDS: dict[str, tuple[Any, Any]] = {
    "company": ("„Бистра София“ ООД", "Bistra Sofia Ltd."),
    "company_address": ("бул. „Ал. Малинов“ 51", "51 Al. Malinov Blvd."),
    "city": ("София", "Sofia"),
    "manager": ("Даниела Костова", "Daniela Kostova"),
    "bank": ("ОББ", "UBB"),
    "client": ("Дентален център „Усмивка“ ЕООД", "Usmivka Dental Centre Ltd."),
    "client_address": ("ул. „Оборище“ 18", "18 Oborishte St."),
    "client_manager": ("Петър Илиев", "Petar Iliev"),
    "place": ("Клиника Оборище", "Oborishte clinic"),
    "place_address": ("гр. София, 1504, ул. „Оборище“ 18, ет. 2", "18 Oborishte St., floor 2, 1504 Sofia"),
    "purpose": ("медицински обект", "medical premises"),
    "unit": ("м²", "m²"),
    "services": (
        ["Поддържащо почистване на кабинети и коридори", "Измиване на прозорци от двете страни",
         "Дезинфекция на санитарни възли", "Основно почистване след ремонт с машинно измиване на твърди подове"],
        ["Daily cleaning of rooms and corridors", "Window cleaning, both sides", "Disinfection of sanitary units",
         "Deep cleaning after construction with machine scrubbing of hard floors"],
    ),
    "ground": ("намалена площ от 12.10.2026", "smaller area from 12 October 2026"),
    "by_bank": ("По банков път", "Bank transfer"),
    "clerk": ("Мария Тодорова", "Maria Todorova"),
    "often": ("всеки понеделник, сряда и петък", "every Monday, Wednesday and Friday"),
    "subject": ("абонаментно почистване на клиниката", "subscription cleaning of the clinic"),
    "conditions": (
        ["Плащане до 10 дни от издаване на фактурата.", "Препаратите и техниката са включени в цената."],
        ["Payment within 10 days of the invoice.", "Detergents and equipment are included."],
    ),
    "option": ("Пране на мека мебел", "Upholstery cleaning"),
    "crew": (["Стефка Янева", "Емине Хасан"], ["Stefka Yaneva", "Emine Hasan"]),
    "remark": ("Петно на килима в чакалнята", "A stain on the waiting-room carpet"),
    "for_contractor": ("за изпълнителя", "for the contractor"),
    "for_client": ("за възложителя", "for the client"),
    "month": ("месец", "month"),
    "term": ("Посещения седмично", "Visits a week"),
    "indexation": ("Индексация на цените", "Indexation of prices"),
    "index": ("чл. 9 от договора, нарастване на минималната работна заплата",
              "art. 9 of the contract, rise of the minimum wage"),
    "channel": ("по телефона", "by phone"),
    "wish": ("Без силно ароматизирани препарати.", "No strongly scented detergents."),
    "condition": ("Апаратурата в кабинет 3 не се мести", "Equipment in room 3 must not be moved"),
    "zone": ("Кабинети", "Rooms"),
    "floor": ("хомогенен PVC", "homogeneous PVC"),
    "how": ("влажно, двукофова система, неутрален препарат", "damp, two buckets, neutral detergent"),
    "keys": (["Входен ключ", "Магнитна карта", "Дистанционно за гараж"],
             ["Front door key", "Access card", "Garage remote"]),
}  # fmt: skip


def words_of(language: str) -> dict[str, Any]:
    at = 0 if language == "bg" else 1
    return {key: words[at] for key, words in _WORDS.items()}
