"""Who implements the ports of premises."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.secrets.vault import AesVault, KeyRing
from cleaning.adapters.sql.premises.keys import SqlKeyQueries, SqlSiteKeys
from cleaning.adapters.sql.premises.photos import SqlPhotoQueries, SqlPhotos
from cleaning.adapters.sql.premises.queries import SqlPremisesQueries
from cleaning.adapters.sql.premises.repositories import SqlAccessCodes, SqlPremises
from cleaning.adapters.sql.premises.saved_filters import SqlSavedFilters
from cleaning.adapters.sql.premises.settlements import SqlSettlements
from cleaning.adapters.sql.premises.tags import SqlSiteReports, SqlSiteTags, SqlTagQueries
from cleaning.application.premises.add_photo import AddPhoto, RemovePhoto
from cleaning.application.premises.add_premises import AddPremises
from cleaning.application.premises.answer_report import AnswerReport
from cleaning.application.premises.change_premises import ChangePremises, ClosePremises, ReopenPremises
from cleaning.application.premises.forget_code import ForgetCode
from cleaning.application.premises.give_back_key import GiveBackKey
from cleaning.application.premises.hand_over_key import HandOverKey
from cleaning.application.premises.hang_tag import HangTag, RevokeTag
from cleaning.application.premises.key_desk import KeyDesk
from cleaning.application.premises.keys import KeyQueries
from cleaning.application.premises.lose_key import FindKey, LoseKey
from cleaning.application.premises.photos import PhotoQueries
from cleaning.application.premises.pictures import Pictures
from cleaning.application.premises.ports import (
    AccessCodes,
    Photos,
    PremisesStore,
    SiteKeys,
    SiteReports,
    SiteTags,
    Vault,
)
from cleaning.application.premises.print_keys import PrintKeys
from cleaning.application.premises.queries import PremisesQueries
from cleaning.application.premises.reseal_codes import ResealCodes
from cleaning.application.premises.reveal_code import RevealCode
from cleaning.application.premises.rewrite_code import RewriteCode
from cleaning.application.premises.save_filter import DropFilter, SavedFilters, SaveFilter
from cleaning.application.premises.settlements import ImportSettlements, Settlements
from cleaning.application.premises.speak_at_tag import SpeakAtTag
from cleaning.application.premises.tag_label import TagLabels
from cleaning.application.premises.tag_queries import TagQueries
from cleaning.application.premises.take_back_key import TakeBackKey
from cleaning.application.premises.take_in_key import TakeInKey
from cleaning.application.premises.write_code import WriteCode
from cleaning.settings import Settings
from cleaning.wiring.documents import FONTS


class PremisesProvider(Provider):
    scope = Scope.REQUEST

    premises = provide(SqlPremises, provides=PremisesStore)
    queries = provide(SqlPremisesQueries, provides=PremisesQueries)
    codes = provide(SqlAccessCodes, provides=AccessCodes)
    use_cases = provide_all(AddPremises, ChangePremises, ClosePremises, ReopenPremises)
    vault_cases = provide_all(WriteCode, RewriteCode, ForgetCode, RevealCode, ResealCodes)


class KeyProvider(Provider):
    scope = Scope.REQUEST

    keys = provide(SqlSiteKeys, provides=SiteKeys)
    queries = provide(SqlKeyQueries, provides=KeyQueries)
    desk = provide(KeyDesk)
    use_cases = provide_all(TakeInKey, HandOverKey, TakeBackKey, LoseKey, FindKey, GiveBackKey, PrintKeys)


class PhotoProvider(Provider):
    scope = Scope.REQUEST

    photos = provide(SqlPhotos, provides=Photos)
    queries = provide(SqlPhotoQueries, provides=PhotoQueries)
    use_cases = provide_all(AddPhoto, RemovePhoto)

    @provide
    def pictures(self) -> Pictures:
        from cleaning.adapters.pictures.pillow import PillowPictures  # decoders come with the first picture

        return PillowPictures()


class TagProvider(Provider):
    scope = Scope.REQUEST

    tags = provide(SqlSiteTags, provides=SiteTags)
    reports = provide(SqlSiteReports, provides=SiteReports)
    queries = provide(SqlTagQueries, provides=TagQueries)
    use_cases = provide_all(HangTag, RevokeTag, SpeakAtTag, AnswerReport)

    @provide(scope=Scope.APP)
    def labels(self) -> TagLabels:
        from cleaning.adapters.pdf.tag_label import FpdfTagLabels  # the press comes with the first paper

        return FpdfTagLabels(FONTS)


class SettlementProvider(Provider):
    scope = Scope.REQUEST

    settlements = provide(SqlSettlements, provides=Settlements)
    bring = provide(ImportSettlements)
    filters = provide(SqlSavedFilters, provides=SavedFilters)
    saving = provide_all(SaveFilter, DropFilter)


class VaultProvider(Provider):
    """One ring of keys for the whole process."""

    scope = Scope.APP

    @provide
    def ring(self, settings: Settings) -> KeyRing:
        return KeyRing(settings.secret_key, settings.keys)

    vault = provide(AesVault, provides=Vault)


PROVIDERS = (PremisesProvider(), KeyProvider(), PhotoProvider(), TagProvider(), SettlementProvider(), VaultProvider())
