// The board of requests: cards are dragged to a column, or moved with Alt and an arrow. The server decides.
const board = () => document.querySelector("[data-lead-board]");
const columns = () => [...board().querySelectorAll("[data-stage]")];
const said = document.getElementById("lead-said");
let held = null;

const ask = (id, who) => {
  const form = document.querySelector("[data-lose-form]");
  form.action = `/requests/${id}/loss`;
  form.setAttribute("hx-post", form.action);
  form.querySelector("[data-lose-who]").textContent = who;
  htmx.process(form);
  document.getElementById("lose-lead").showModal();
};
const move = (card, column) => {
  const id = card.dataset.lead;
  const stage = column.dataset.stage;
  if (card.closest("[data-stage]") === column) return;
  if (stage === "lost") return ask(id, card.querySelector("a").textContent);
  said.textContent = column.querySelector("h2").textContent;
  htmx.ajax("POST", `/requests/${id}/stage`, {
    source: board(), target: "#lead-board", swap: "outerHTML",
    values: { stage, board: "1", key: crypto.randomUUID() },
  }).then(() => board().querySelector(`[data-lead="${id}"] a`)?.focus());
};

document.addEventListener("dragstart", (event) => {
  held = event.target.closest?.("[data-lead][draggable]");
  if (!held) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", held.dataset.lead);
});
document.addEventListener("dragover", (event) => {
  const column = held && event.target.closest?.("[data-stage]");
  columns().forEach((one) => one.classList.toggle("target", one === column));
  if (column) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  const column = held && event.target.closest?.("[data-stage]");
  if (!column) return;
  event.preventDefault();
  move(held, column);
});
document.addEventListener("dragend", () => {
  columns().forEach((one) => one.classList.remove("target"));
  held = null;
});
document.addEventListener("keydown", (event) => {
  const card = event.target.closest?.("[data-lead][draggable]");
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!card || !step || !event.altKey) return;
  event.preventDefault();
  const all = columns();
  const next = all[all.indexOf(card.closest("[data-stage]")) + step];
  if (next) move(card, next);
});
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-lose]");
  if (button) ask(button.dataset.lose, button.dataset.who);
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.target.matches?.("[data-lose-form]") && event.detail.successful) document.getElementById("lose-lead").close();
});
