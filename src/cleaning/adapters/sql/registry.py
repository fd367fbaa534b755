"""The one metadata and the one mapping; constraint names follow a convention, so that errors can name them."""

from importlib import import_module
from pkgutil import iter_modules

from sqlalchemy import MetaData
from sqlalchemy.orm import configure_mappers, registry

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)
mapping = registry(metadata=metadata)


def load_tables() -> MetaData:
    """Import every context's tables and mappings once; the metadata is whole afterwards."""
    sql = import_module("cleaning.adapters.sql")
    for package in iter_modules(sql.__path__):
        if package.ispkg and package.name != "embedded":
            context = import_module(f"{sql.__name__}.{package.name}")
            for module in iter_modules(context.__path__):
                import_module(f"{context.__name__}.{module.name}")
    configure_mappers()
    return metadata
