"""What messaging does by itself."""

from cleaning.application.messaging.apply_parked import ApplyParked
from cleaning.application.messaging.ask_providers import AskProviders
from cleaning.application.messaging.remind_of_payments import RemindOfPayments
from cleaning.application.messaging.remind_of_visits import RemindOfVisits
from cleaning.application.messaging.send_waiting import SendWaiting

JOBS = (RemindOfPayments, RemindOfVisits, SendWaiting, AskProviders, ApplyParked)
