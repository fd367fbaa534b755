// The grid of rooms and tasks: arrows and Enter move between cells, a digit goes on to the next one, a pasted table fills many.
const cells = (row) => [...row.querySelectorAll("td input:not([type=hidden])")];
const rows = (grid) => [...grid.tBodies[0].rows];
const at = (input) => {
  const grid = input.closest("[data-grid]");
  const row = input.closest("tbody tr");
  return grid && row ? { grid, down: rows(grid).indexOf(row), across: cells(row).indexOf(input) } : null;
};
const go = (place, down, across) => {
  const row = rows(place.grid)[place.down + down];
  const next = row && cells(row)[place.across + across];
  next?.focus();
  next?.select();
  return Boolean(next);
};
const tell = (input) => input.dispatchEvent(new Event("input", { bubbles: true }));

document.addEventListener("keydown", (event) => {
  const place = event.target.matches?.("[data-grid] input") && at(event.target);
  if (!place || event.ctrlKey || event.metaKey || event.altKey) return;
  const often = event.target.matches("[data-often]");
  const whole = event.target.selectionStart === 0 && event.target.selectionEnd === event.target.value.length;
  if (event.key === "ArrowDown" || (event.key === "Enter" && !event.shiftKey)) go(place, 1, 0);
  else if (event.key === "ArrowUp") go(place, -1, 0);
  else if (event.key === "ArrowRight" && (often || whole)) go(place, 0, 1);
  else if (event.key === "ArrowLeft" && (often || whole)) go(place, 0, -1);
  else if (often && event.key === "Delete") {
    event.target.value = "";
    tell(event.target);
  } else return;
  event.preventDefault();
});
document.addEventListener("focusin", (event) => {
  if (event.target.matches?.("[data-grid] [data-often]")) event.target.select();
});
document.addEventListener("paste", (event) => {
  const place = event.target.matches?.("[data-grid] input") && at(event.target);
  const text = event.clipboardData.getData("text/plain");
  if (!place || !/[\t\n]/.test(text.trimEnd())) return;
  event.preventDefault();
  const table = text.trimEnd().split(/\r?\n/).map((line) => line.split("\t"));
  while (rows(place.grid).length < place.down + table.length) document.querySelector('[data-add-row="room"]').click();
  table.forEach((line, down) => {
    const targets = cells(rows(place.grid)[place.down + down]).slice(place.across);
    line.forEach((value, across) => {
      if (targets[across]) targets[across].value = value.trim();
    });
  });
  event.target.focus();
  tell(event.target);
});
