"""What messaging does by itself."""

from cleaning.application.messaging.remind_of_visits import RemindOfVisits
from cleaning.application.messaging.send_waiting import SendWaiting

JOBS = (RemindOfVisits, SendWaiting)
