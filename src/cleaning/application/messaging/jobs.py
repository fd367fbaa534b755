"""What messaging does by itself."""

from cleaning.application.messaging.ask_providers import AskProviders
from cleaning.application.messaging.remind_of_payments import RemindOfPayments
from cleaning.application.messaging.remind_of_visits import RemindOfVisits
from cleaning.application.messaging.send_waiting import SendWaiting
from cleaning.application.messaging.take_call import ApplyParked

JOBS = (RemindOfPayments, RemindOfVisits, SendWaiting, AskProviders, ApplyParked)
