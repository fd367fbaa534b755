// Pick lists that search as one types, with the keys of the ARIA combobox pattern.
const parts = (element) => {
  const box = element.closest("[data-combobox]");
  return box && { input: box.querySelector("[role=combobox]"), hidden: box.querySelector("input[type=hidden]"), list: box.querySelector("[role=listbox]") };
};
const options = (list) => [...list.querySelectorAll("[role=option]")];
const open = ({ input, list }, yes) => {
  list.hidden = !yes || !list.children.length;
  input.setAttribute("aria-expanded", String(!list.hidden));
  if (list.hidden) input.removeAttribute("aria-activedescendant");
};
const mark = ({ input, list }, option) => {
  for (const one of options(list)) one.setAttribute("aria-selected", String(one === option));
  if (!option) return;
  if (!option.id.startsWith(list.id)) option.id = `${list.id}-${option.dataset.value}`;
  input.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
};
const choose = (box, option) => {
  box.input.value = option.dataset.text;
  box.input.dataset.chosen = option.dataset.text;
  box.hidden.value = option.dataset.value;
  for (const [name, value] of Object.entries(option.dataset)) box.hidden.dataset[name] = value;
  open(box, false);
  box.hidden.dispatchEvent(new Event("change", { bubbles: true }));
};

document.addEventListener("input", (event) => {
  const box = event.target.matches("[role=combobox]") && parts(event.target);
  if (box && box.input.value !== box.input.dataset.chosen) box.hidden.value = "";
});
document.addEventListener("keydown", (event) => {
  const box = event.target.matches?.("[role=combobox]") && parts(event.target);
  if (!box) return;
  const all = options(box.list);
  const at = all.findIndex((one) => one.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    open(box, true);
    mark(box, all[(at + (event.key === "ArrowDown" ? 1 : -1) + all.length) % all.length]);
  } else if (event.key === "Enter" && !box.list.hidden && all.length) choose(box, all[Math.max(at, 0)]);
  else if (event.key === "Escape" && !box.list.hidden) open(box, false);
  else return;
  event.preventDefault();
});
document.addEventListener("mousedown", (event) => {
  const option = event.target.closest("[data-combobox] [role=option]");
  if (!option) return;
  event.preventDefault();
  choose(parts(option), option);
});
document.addEventListener("focusout", (event) => {
  const box = event.target.matches?.("[role=combobox]") && parts(event.target);
  if (!box) return;
  open(box, false);
  if (!box.input.value) box.hidden.value = "";
});
document.addEventListener("focusin", (event) => {
  if (event.target.matches?.("[role=combobox]")) event.target.select();
});
document.addEventListener("htmx:afterSwap", (event) => {
  const box = event.target.matches?.("[role=listbox]") && parts(event.target);
  if (!box) return;
  open(box, document.activeElement === box.input && box.input.value !== box.input.dataset.chosen);
  mark(box, options(box.list)[0]);
});
document.addEventListener("htmx:configRequest", (event) => {
  const box = event.target.matches?.("[role=combobox]") && parts(event.target);
  if (!box) return;
  const { parameters } = event.detail;
  for (const name of Object.keys(parameters)) delete parameters[name];
  parameters.q = box.input.value === box.input.dataset.chosen ? "" : box.input.value;
  // Fields the list depends on, named in data-with: the premises of the chosen client.
  for (const name of (box.hidden.dataset.with ?? "").split(" ").filter(Boolean)) parameters[name] = box.input.form.elements[name]?.value ?? "";
});
for (const input of document.querySelectorAll("[role=combobox]")) if (parts(input).hidden.value) input.dataset.chosen = input.value;
