"""Pictures of a place are added and taken away."""

from __future__ import annotations

from dataclasses import dataclass

from cleaning.application.premises.pictures import Pictures
from cleaning.application.premises.ports import Photos, PremisesStore
from cleaning.application.shared.access import Access, Permission
from cleaning.application.shared.ports import Clock, Files, Work
from cleaning.domain.premises.photo import Photo
from cleaning.domain.shared.ids import PhotoId, PremisesId


@dataclass(frozen=True, slots=True)
class AddPhoto:
    """Only what could be decoded is kept, and only its pixels."""

    work: Work
    premises: PremisesStore
    photos: Photos
    pictures: Pictures
    files: Files
    access: Access
    clock: Clock

    def __call__(self, premises_id: PremisesId, content: bytes, note: str = "") -> PhotoId:
        with self.work:
            place = self.premises.get(premises_id)
            self.access.require(Permission.PREMISES_EDIT, branch=place.branch_id)
            picture = self.pictures.clean(content, field="photo")
            photo = Photo.add(
                place.site,
                note,
                self.files.keep(picture.content),
                self.files.keep(picture.thumb),
                (picture.width, picture.height),
                others=self.photos.count(premises_id),
                at=self.clock.now(),
            )
            self.photos.add(photo)
            return photo.id


@dataclass(frozen=True, slots=True)
class RemovePhoto:
    """It is shown no more."""

    work: Work
    premises: PremisesStore
    photos: Photos
    access: Access

    def __call__(self, premises_id: PremisesId, photo_id: PhotoId) -> None:
        with self.work:
            place = self.premises.get(premises_id)
            self.access.require(Permission.PREMISES_EDIT, branch=place.branch_id)
            photo = self.photos.get(premises_id, photo_id)
            photo.remove(place.site)
            self.photos.remove(photo)
