"""Who implements the ports of messaging, and which gateways this company has set up."""

from dishka import Provider, Scope, provide, provide_all

from cleaning.adapters.sms.registry import ConfiguredGateways, chosen
from cleaning.adapters.sql.clients.recipients import SqlRecipientQueries
from cleaning.adapters.sql.messaging.inbox import SqlInboxQueries
from cleaning.adapters.sql.messaging.messages import SqlMessageRules, SqlMessages
from cleaning.adapters.sql.messaging.news import SqlCursors, SqlDeliveryReports, SqlInboundTexts, SqlOptOuts
from cleaning.adapters.sql.messaging.queries import SqlMessageQueries
from cleaning.application.clients.recipients import RecipientQueries
from cleaning.application.messaging import ports
from cleaning.application.messaging.apply_parked import ApplyParked
from cleaning.application.messaging.ask_providers import AskProviders
from cleaning.application.messaging.change_rule import ChangeRule
from cleaning.application.messaging.follow_rule import FollowRule
from cleaning.application.messaging.gateways import Gateways
from cleaning.application.messaging.inbox import InboxQueries, ReadText
from cleaning.application.messaging.queries import MessageQueries
from cleaning.application.messaging.remind_of_payments import RemindOfPayments
from cleaning.application.messaging.remind_of_visits import RemindOfVisits
from cleaning.application.messaging.send_text import SendText
from cleaning.application.messaging.send_trial import SendTrial
from cleaning.application.messaging.send_waiting import SendWaiting
from cleaning.application.messaging.settle_message import LetMessageBe, SendAgain
from cleaning.application.messaging.take_call import TakeCall
from cleaning.application.messaging.take_news import TakeNews
from cleaning.application.messaging.write_message import WriteMessage
from cleaning.settings import Settings


class MessagingProvider(Provider):
    scope = Scope.REQUEST

    messages = provide(SqlMessages, provides=ports.Messages)
    rules = provide(SqlMessageRules, provides=ports.MessageRules)
    queries = provide(SqlMessageQueries, provides=MessageQueries)
    recipients = provide(SqlRecipientQueries, provides=RecipientQueries)
    delivery_reports = provide(SqlDeliveryReports, provides=ports.DeliveryReports)
    inbound = provide(SqlInboundTexts, provides=ports.InboundTexts)
    opt_outs = provide(SqlOptOuts, provides=ports.OptOuts)
    cursors = provide(SqlCursors, provides=ports.Cursors)
    use_cases = provide_all(ChangeRule, LetMessageBe, RemindOfVisits, SendAgain, SendText, SendWaiting, WriteMessage)
    inbox = provide(SqlInboxQueries, provides=InboxQueries)
    rules_at_work = provide_all(FollowRule, RemindOfPayments)
    news = provide_all(ReadText, SendTrial, ApplyParked, AskProviders, TakeCall, TakeNews)

    @provide(scope=Scope.APP)
    def gateways(self, settings: Settings) -> Gateways:
        """Those of ``CLEANING_SMS``; without it the trial one, which writes into the data folder."""
        trial = {"console": {"path": str(settings.data / "sms.jsonl")}}
        # Without a public address no provider can call, and none is told to.
        set_up = chosen(settings.sms) if settings.sms else trial
        return ConfiguredGateways(set_up, public_url=settings.url.rstrip("/"), spool=str(settings.data / "smpp"))


PROVIDERS = (MessagingProvider(),)
