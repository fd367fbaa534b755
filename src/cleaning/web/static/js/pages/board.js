// The dispatch board: blocks are dragged, or picked up with Space and carried with the arrows. The server decides.
const said = document.getElementById("board-said");
const words = document.getElementById("board-words").dataset;
const say = (text) => {
  said.textContent = text;
};
let held = null;
let over = null;

const board = () => document.querySelector("[data-board]");
const cells = () => [...board().querySelectorAll("tr[data-crew] td")];
const idOf = (block) => block.getAttribute("href").match(/\d+$/)[0];
const dayOf = (cell) => board().querySelectorAll("thead th")[cell.cellIndex].dataset.day;
const nameOf = (cell) => `${cell.parentNode.cells[0].firstChild.textContent.trim()}, ${board().querySelectorAll("thead th")[cell.cellIndex].firstChild.textContent.trim()}`;
const minutes = (text) => {
  const found = text?.match(/(\d\d):(\d\d)–(\d\d):(\d\d)/);
  return found && [found[1] * 60 + +found[2], found[3] * 60 + +found[4]];
};
const taken = (cell) => {
  const mine = minutes(held.querySelector("span").textContent);
  return mine && [...cell.querySelectorAll(".visit-block")].some((other) => {
    const theirs = other !== held && minutes(other.querySelector("span").textContent);
    return theirs && mine[0] < theirs[1] && theirs[0] < mine[1];
  });
};
const mark = (cell) => {
  over?.classList.remove("target", "refused");
  over = cell;
  over?.classList.add(taken(over) ? "refused" : "target");
};
const release = () => {
  held?.classList.remove("held");
  over?.classList.remove("target", "refused");
  held = over = null;
};
const send = (block, values) => {
  htmx.ajax("POST", `/visits/${idOf(block)}/assignments`, {
    source: board(), target: "#board", swap: "outerHTML",
    values: { ...values, week: board().dataset.week, key: crypto.randomUUID() },
  });
};
const put = () => {
  if (held && over) send(held, { crew_id: over.parentNode.dataset.crew, day: dayOf(over) });
  say(words.put);
  release();
};
const movable = (block) => block && board()?.contains(block) && !block.matches(".done, .live");

document.addEventListener("dragstart", (event) => {
  const block = event.target.closest?.(".visit-block");
  if (!movable(block)) return;
  held = block;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", idOf(block));
  requestAnimationFrame(() => block.classList.add("ghost"));
});
document.addEventListener("dragover", (event) => {
  if (!held) return;
  const cell = event.target.closest?.("tr[data-crew] td");
  const tray = event.target.closest?.("[data-tray]");
  if (cell !== over) mark(cell ?? null);
  if (cell || tray) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  if (!held) return;
  event.preventDefault();
  if (event.target.closest("[data-tray]")) send(held, { crew_id: "" });
  else if (over) return put();
  release();
});
document.addEventListener("dragend", (event) => {
  event.target.classList?.remove("ghost");
  release();
});

// Click: the form in place. With a modifier key, or without scripts, the page of the visit.
document.addEventListener("click", (event) => {
  const block = event.target.closest?.("[data-board] .visit-block");
  if (!block || block.matches(".done") || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  htmx.ajax("GET", `/visits/${idOf(block)}/assignment?week=${board().dataset.week}`, { source: block, target: "#dialogs", swap: "innerHTML" });
});

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
const beside = (cell, [down, right]) => {
  const row = [...board().querySelectorAll("tr[data-crew]")];
  const at = Math.max(0, Math.min(row.length - 1, row.indexOf(cell.parentNode) + down));
  return row[at].cells[Math.max(1, Math.min(7, cell.cellIndex + right))];
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const block = document.activeElement?.closest?.("[data-board] .visit-block");
  if (!held && event.key === " " && movable(block)) {
    held = block;
    held.classList.add("held");
    mark(block.closest("tr[data-crew] td") ?? cells()[0]);
    say(`${block.querySelector("b").textContent}. ${words.picked}`);
  } else if (held && STEPS[event.key]) {
    mark(beside(over, STEPS[event.key]));
    over.scrollIntoView({ block: "nearest", inline: "nearest" });
    say(`${words.over} ${nameOf(over)}${over.matches(".refused") ? `: ${words.busy}` : ""}`);
  } else if (held && (event.key === " " || event.key === "Enter")) put();
  else if (held && event.key === "Escape") {
    release();
    say(words.returned);
  } else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

// What was sent from a dialog is answered on the board, so the dialog has done its work; news of others leave it open.
document.addEventListener("htmx:afterSwap", (event) => {
  const { target, requestConfig } = event.detail;
  if (target?.id !== "board" || requestConfig?.verb !== "post") return;
  document.querySelectorAll("#dialogs dialog").forEach((dialog) => dialog.remove());
});
