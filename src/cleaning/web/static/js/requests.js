// What our pages ask of htmx: the address is the truth about conditions, and a broken line is said, not hidden.
document.addEventListener("htmx:configRequest", (event) => {
  if (!event.target.matches?.("form[data-filters]")) return;
  const { parameters } = event.detail;
  for (const [name, value] of new URLSearchParams(location.search)) {
    if (name !== "after" && !event.target.elements[name]) parameters[name] = value;
  }
  for (const name of Object.keys(parameters)) if (parameters[name] === "") delete parameters[name];
});

const words = document.getElementById("words")?.dataset ?? {};
const say = (text) => {
  const flash = document.getElementById("flash");
  if (!flash || !text) return;
  const note = document.createElement("p");
  note.className = "note-line bad";
  note.setAttribute("role", "alert");
  const said = document.createElement("span");
  said.textContent = text;
  note.append(said);
  flash.replaceChildren(note);
  flash.scrollIntoView({ block: "nearest" });
};
document.addEventListener("htmx:sendError", () => say(words.offline));
document.addEventListener("htmx:timeout", () => say(words.offline));
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "flash") document.getElementById("flash")?.scrollIntoView({ block: "nearest" });
});
document.addEventListener("htmx:beforeRequest", (event) => event.detail.target?.setAttribute?.("aria-busy", "true"));
document.addEventListener("htmx:afterRequest", (event) => event.detail.target?.removeAttribute?.("aria-busy"));

// Search of the whole house: arrows walk through what was found.
const search = document.querySelector(".find");
search?.addEventListener("keydown", (event) => {
  const links = [...search.querySelectorAll("#found a")];
  const at = links.indexOf(document.activeElement);
  if (event.key === "ArrowDown" && links.length) links[Math.min(at + 1, links.length - 1)].focus();
  else if (event.key === "ArrowUp" && links.length) (links[at - 1] ?? search.querySelector("input")).focus();
  else if (event.key === "Escape" && search.querySelector("#found").childElementCount) search.querySelector("#found").replaceChildren();
  else return;
  event.preventDefault();
});
document.addEventListener("click", (event) => {
  if (search && !search.contains(event.target)) search.querySelector("#found").replaceChildren();
});
