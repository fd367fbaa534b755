"""Papers of the company's own: a template in its words, last month's protocols in one file, everything as a file."""

from __future__ import annotations

from datetime import time, timedelta

from cleaning.application.company.exporting.export_company import StartExport
from cleaning.application.documents.edit_template import StartTemplate, WriteTemplate
from cleaning.application.documents.print_month import MonthOfPapers, StartBatch
from cleaning.application.documents.repository import TemplateShelf
from cleaning.application.premises.add_photo import AddPhoto
from cleaning.demo.pictures import entrance
from cleaning.demo.stage import Stage
from cleaning.domain.documents.values import Kind
from cleaning.domain.shared.ids import BranchId

THANKS = "\n\nБлагодарим Ви за доверието. Забележки приемаме до два работни дни.\n"


def collect(stage: Stage) -> None:
    with stage.scene(stage.today - timedelta(days=20), time(14, 0)) as scene:
        template = scene(StartTemplate)(Kind.ACCEPTANCE, "bg", "Протокол с благодарност")
        source = scene(TemplateShelf).get(template).last.source
        scene(WriteTemplate)(template, source + THANKS, name="Протокол с благодарност", note="добавена благодарност")
        place = stage.known["places"][0].premises_id
        scene(AddPhoto)(place, entrance(), "Входът е откъм двора")
    with stage.scene(stage.today, time(8, 50)) as scene:
        month = stage.today.replace(day=1) - timedelta(days=1)
        scene(StartBatch)(MonthOfPapers(branch_id=BranchId(stage.branches["София"]), month=month.replace(day=1)))
        scene(StartExport)()
