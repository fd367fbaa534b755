"""Words of the premises context; their values are what the database, the API and the catalogues hold."""

from enum import StrEnum


class Purpose(StrEnum):
    """What a place is used for: the words shipped; the company's dictionary renames them and adds its own."""

    OFFICE = "office"
    MEDICAL = "medical"
    SHOP = "shop"
    HOTEL = "hotel"
    RESTAURANT = "restaurant"
    SCHOOL = "school"
    SPORT = "sport"
    WAREHOUSE = "warehouse"
    PRODUCTION = "production"
    ENTRANCE = "entrance"
    FLAT = "flat"
    HOUSE = "house"
    OTHER = "other"


class Periodicity(StrEnum):
    """How often a place is cleaned; the exact days are the rule of the contract line."""

    DAILY = "daily"
    SIX_DAYS = "six_days"
    WORKDAYS = "workdays"
    FOUR_WEEKLY = "four_weekly"
    THREE_WEEKLY = "three_weekly"
    TWICE_WEEKLY = "twice_weekly"
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    ON_REQUEST = "on_request"
    ONCE = "once"


class Condition(StrEnum):
    """What a crew must know before it starts."""

    PETS = "pets"
    ALLERGY = "allergy"
    ECO_ONLY = "eco_only"
    OWN_PRODUCTS = "own_products"
    FRAGILE = "fragile"
    SPECIAL_SURFACE = "special_surface"
    HAZARD = "hazard"
    ALARM = "alarm"


class FloorKind(StrEnum):
    """What lies on the floor of a zone, because norms and products depend on it."""

    TILES = "tiles"
    PARQUET = "parquet"
    LAMINATE = "laminate"
    CARPET = "carpet"
    LINOLEUM = "linoleum"
    STONE = "stone"
    CONCRETE = "concrete"
    OTHER = "other"
