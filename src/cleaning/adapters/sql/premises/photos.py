"""Pictures of places: which file is what."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text, func, select
from sqlalchemy.orm import Session

from cleaning.adapters.sql.premises.tables import premises, text_column
from cleaning.adapters.sql.reads import Reads
from cleaning.adapters.sql.registry import mapping, metadata
from cleaning.adapters.sql.tables import branch_column, id_column, reference, version_column
from cleaning.adapters.sql.types import Instant
from cleaning.application.premises.photos import PhotoRow
from cleaning.application.shared.access import Scope
from cleaning.application.shared.ports import Files
from cleaning.domain.premises.photo import Photo
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import PhotoId, PremisesId

premises_photos = Table(
    "premises_photos",
    metadata,
    id_column(),
    version_column(),
    reference("premises_id", "premises.id"),
    branch_column(),
    Column("at", Instant, nullable=False),
    text_column("note"),
    Column("file", Text, nullable=False),
    Column("thumb", Text, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    CheckConstraint("width > 0 and height > 0", name="size"),
)
mapping.map_imperatively(Photo, premises_photos, version_id_col=premises_photos.c.version)


@dataclass(frozen=True, slots=True)
class SqlPhotos:
    session: Session

    def add(self, photo: Photo) -> None:
        self.session.add(photo)
        self.session.flush()

    def get(self, premises_id: PremisesId, photo_id: PhotoId) -> Photo:
        photo = self.session.get(Photo, photo_id)
        if photo is None or photo.premises_id != premises_id:
            raise NotFound("photo", photo_id)
        return photo

    def count(self, premises_id: PremisesId) -> int:
        self.session.execute(select(premises.c.id).where(premises.c.id == premises_id).with_for_update())
        mine = select(func.count()).where(premises_photos.c.premises_id == premises_id)
        return self.session.scalar(mine) or 0

    def remove(self, photo: Photo) -> None:
        self.session.delete(photo)


@dataclass(frozen=True, slots=True)
class SqlPhotoQueries:
    reads: Reads
    files: Files

    def of_premises(self, premises_id: int, scope: Scope) -> list[PhotoRow]:
        shown = [premises_photos.c[name] for name in PhotoRow.__struct_fields__]
        mine = select(*shown).where(
            premises_photos.c.premises_id == premises_id, premises_photos.c.branch_id.in_(scope.branch_ids)
        )
        return self.reads.structs(PhotoRow, mine.order_by(premises_photos.c.id))

    def content(self, premises_id: int, photo_id: int, scope: Scope, *, small: bool = False) -> bytes:
        key = self.reads.scalar(
            select(premises_photos.c.thumb if small else premises_photos.c.file).where(
                premises_photos.c.id == photo_id,
                premises_photos.c.premises_id == premises_id,
                premises_photos.c.branch_id.in_(scope.branch_ids),
            )
        )
        if key is None:
            raise NotFound("photo", photo_id)
        return self.files.read(key)
