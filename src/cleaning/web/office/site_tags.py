"""Tags for the walls of a place: made, printed, revoked."""

from __future__ import annotations

from dishka import FromDishka
from litestar import Controller, get, post

from cleaning.application.company.queries import CompanyQueries
from cleaning.application.premises.hang_tag import HangTag, RevokeTag
from cleaning.application.premises.tag_label import TagLabel, TagLabels
from cleaning.application.premises.tag_queries import TagQueries
from cleaning.application.shared.access import Access, Permission
from cleaning.domain.premises.site_tag import LONGEST_SPOT
from cleaning.domain.shared.errors import NotFound
from cleaning.domain.shared.ids import PremisesId, SiteTagId
from cleaning.web.forms import Form
from cleaning.web.http import Request, Response, file, inject, see, shell_of

CALL = "Scan to rate the cleaning or report a problem"
OTHER = {"bg": "en", "en": "bg"}


class SiteTagController(Controller):
    path = "/premises/{premises_id:int}/tags"

    @post("/", status_code=200)
    @inject
    def hang(self, request: Request, premises_id: int, form: Form, hang: FromDishka[HangTag]) -> Response:
        hang(PremisesId(premises_id), form.text("spot", max=LONGEST_SPOT))
        return see(request, f"/premises/{premises_id}#site-tags", flash="The tag is made; print it")

    @get("/{tag_id:int}/label")
    @inject
    def label(
        self,
        request: Request,
        premises_id: int,
        tag_id: int,
        access: FromDishka[Access],
        tags: FromDishka[TagQueries],
        company: FromDishka[CompanyQueries],
        labels: FromDishka[TagLabels],
    ) -> Response:
        access.require(Permission.PREMISES_REPORT_VIEW)
        tag = tags.tag(tag_id, access.viewer.scope)
        if tag.premises_id != premises_id or tag.revoked_at is not None:
            raise NotFound("site_tag", tag_id)
        shell, lang = shell_of(request), access.viewer.lang
        call, second = (shell.catalogues.gettext(CALL, one) for one in (lang, OTHER[lang]))
        label = TagLabel(
            url=f"{shell.public_url}/t/{tag.token}",
            company=company.profile().name,
            call=call,
            second=second,
            spot=tag.spot,
        )
        return file(labels.print([label]), f"tag-{tag.id}.pdf", "application/pdf", inline=True)

    @post("/{tag_id:int}/revocation", status_code=200)
    @inject
    def revoke(self, request: Request, premises_id: int, tag_id: int, revoke: FromDishka[RevokeTag]) -> Response:
        revoke(SiteTagId(tag_id))
        return see(request, f"/premises/{premises_id}#site-tags", flash="The tag is revoked")


ROUTES = (SiteTagController,)
