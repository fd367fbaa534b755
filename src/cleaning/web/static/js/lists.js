// Tables of records: a click on a row follows its link, boxes select, the bar counts and sums what is selected.
document.addEventListener("click", (event) => {
  const row = event.target.closest(".list > tbody > tr");
  if (!row || event.target.closest("a, button, input, label, select, summary, form") || getSelection().toString()) return;
  const link = row.querySelector("th a[href]");
  if (!link) return;
  if (event.ctrlKey || event.metaKey) window.open(link.href);
  else link.click();
});

const boxes = (table) => [...table.querySelectorAll("tbody .mark input[type=checkbox]")];
const number = (value) => new Intl.NumberFormat(document.documentElement.lang === "bg" ? "bg-BG" : "en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: "always" }).format(value);
const count = (table) => {
  const chosen = boxes(table).filter((box) => box.checked);
  for (const box of boxes(table)) box.closest("tr").setAttribute("aria-selected", String(box.checked));
  const all = table.querySelector("[data-select-all]");
  if (all) {
    all.checked = chosen.length > 0 && chosen.length === boxes(table).length;
    all.indeterminate = chosen.length > 0 && !all.checked;
  }
  const bar = (table.closest("form") ?? document).querySelector("[data-selection-bar]");
  if (!bar) return;
  bar.hidden = chosen.length === 0;
  bar.querySelector("[data-selected-count]").textContent = chosen.length;
  const sums = chosen.map((box) => box.dataset.sum).filter(Boolean);
  const shown = bar.querySelector("[data-selected-sum]");
  // Cents, so that the sum of exact amounts is exact.
  const cents = sums.reduce((total, sum) => total + Math.round(Number(sum) * 100), 0);
  shown.textContent = sums.length ? ` · ${number(cents / 100)}\u00a0${shown.dataset.unit}` : "";
};

let last = null;
document.addEventListener("click", (event) => {
  const box = event.target.closest(".mark input[type=checkbox]");
  const table = event.target.closest("table[data-select]");
  if (box && table) {
    if (box.hasAttribute("data-select-all")) for (const one of boxes(table)) one.checked = box.checked;
    else if (event.shiftKey && last?.isConnected) {
      const all = boxes(table);
      const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
      for (const one of all.slice(from, to + 1)) one.checked = box.checked;
    }
    last = box;
    count(table);
  }
  if (event.target.closest("[data-select-none]")) {
    const table = (event.target.closest("form") ?? document).querySelector("table[data-select]");
    for (const one of boxes(table)) one.checked = false;
    count(table);
  }
});
const recount = () => document.querySelectorAll("table[data-select]").forEach(count);
document.addEventListener("htmx:afterSettle", recount);
recount(); // a page may come with boxes ticked
