// Rows of a form one may add and take away: a button data-add-row="x" copies <template data-row-of="x"> to the end of data-rows="x".
const next = (table) => 1 + Math.max(-1, ...[...table.querySelectorAll("[name]")].map((field) => Number(field.name.match(/-(\d+)-/)?.[1] ?? -1)));

document.addEventListener("click", (event) => {
  const add = event.target.closest("[data-add-row]");
  if (add) {
    const kind = add.dataset.addRow;
    const table = document.querySelector(`[data-rows="${kind}"]`);
    const holder = document.createElement("tbody");
    holder.innerHTML = document.querySelector(`template[data-row-of="${kind}"]`).innerHTML.replaceAll("00000", next(table));
    const rows = [...holder.children];
    table.tBodies[0].append(...rows);
    for (const row of rows) htmx.process(row);
    rows[0]?.querySelector("input:not([type=hidden]), select")?.focus();
  }
  const remove = event.target.closest("[data-remove-row]");
  if (remove) {
    const table = remove.closest("table");
    const row = remove.closest("tr");
    const near = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    (near?.querySelector("input:not([type=hidden])") ?? document.querySelector(`[data-add-row="${table.dataset.rows}"]`))?.focus();
    table.closest("form")?.dispatchEvent(new Event("input", { bubbles: true }));
  }
});
