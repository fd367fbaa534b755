"""Jobs, deferred and done, and kept files."""

from dishka import Provider, Scope, provide

from cleaning.adapters.files.disk import DiskFiles
from cleaning.adapters.jobs.queue import ProcrastinateJobs
from cleaning.application.shared.ports import Files, Jobs
from cleaning.settings import Settings
from cleaning.wiring.discovery import jobs


class JobsProvider(Provider):
    """The port to defer by, and every job of every context."""

    scope = Scope.REQUEST
    queue = provide(ProcrastinateJobs, provides=Jobs)

    def __init__(self) -> None:
        super().__init__()
        for job in jobs().values():
            self.provide(job)

    @provide(scope=Scope.APP)
    def files(self, settings: Settings) -> Files:
        return DiskFiles(settings.files)


PROVIDERS = (JobsProvider(),)
