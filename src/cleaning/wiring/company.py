"""Who implements the ports of company."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.sql.company import repositories
from cleaning.adapters.sql.company.exporting import SqlCompanyExportQueries, SqlCompanyExports, SqlEverything
from cleaning.adapters.sql.company.numbers import SqlNumbers
from cleaning.adapters.sql.company.promises import SqlPromises
from cleaning.adapters.sql.company.queries import SqlCompanyQueries
from cleaning.adapters.sql.company.words import SqlDictionaries, SqlWords
from cleaning.application.company import ports
from cleaning.application.company.archive_word import ArchiveWord, RestoreWord
from cleaning.application.company.change_branch import ChangeBranch
from cleaning.application.company.change_company import ChangeCompany
from cleaning.application.company.change_series import ChangeSeries
from cleaning.application.company.exporting.export_company import ReadExport, StartExport
from cleaning.application.company.exporting.ports import CompanyExportQueries, CompanyExports, Everything
from cleaning.application.company.exporting.write_company import WriteCompany
from cleaning.application.company.logo import LogoPictures, ReadLogo, RemoveLogo, SetLogo
from cleaning.application.company.open_branch import OpenBranch
from cleaning.application.company.queries import CompanyQueries
from cleaning.application.company.set_pricing import SetPricing
from cleaning.application.company.set_vat_rate import SetVatRate
from cleaning.application.company.words import Words
from cleaning.application.company.write_word import AddWord, ChangeWord, Meanings
from cleaning.application.shared.ports import Numbers


class CompanyProvider(Provider):
    scope = Scope.REQUEST

    companies = provide(repositories.SqlCompanies, provides=ports.Companies)
    branches = provide(repositories.SqlBranches, provides=ports.Branches)
    settings = provide(repositories.SqlSettings, provides=ports.Settings)
    vat_rates = provide(repositories.SqlVatRates, provides=ports.VatRates)
    series = provide(repositories.SqlSeries, provides=ports.Series)
    promises = provide(SqlPromises, provides=ports.Promises)
    numbers = provide(SqlNumbers, provides=Numbers)
    queries = provide(SqlCompanyQueries, provides=CompanyQueries)
    use_cases = provide_all(ChangeBranch, ChangeCompany, ChangeSeries, OpenBranch, SetPricing, SetVatRate)


class DictionaryProvider(Provider):
    scope = Scope.REQUEST

    words = provide(SqlWords, provides=Words)
    dictionaries = provide(SqlDictionaries, provides=ports.Dictionaries)
    meanings = provide(Meanings)
    use_cases = provide_all(AddWord, ChangeWord, ArchiveWord, RestoreWord)


class LogoProvider(Provider):
    scope = Scope.REQUEST

    use_cases = provide_all(SetLogo, RemoveLogo, ReadLogo)

    @provide
    def pictures(self) -> LogoPictures:
        from cleaning.adapters.pictures.logo import PillowLogos  # decoders come with the first picture

        return PillowLogos()


class CompanyExportProvider(Provider):
    scope = Scope.REQUEST

    everything = provide(SqlEverything, provides=Everything)
    exports = provide(SqlCompanyExports, provides=CompanyExports)
    queries = provide(SqlCompanyExportQueries, provides=CompanyExportQueries)
    use_cases = provide_all(WriteCompany, StartExport, ReadExport)


PROVIDERS = (CompanyProvider(), LogoProvider(), DictionaryProvider(), CompanyExportProvider())
