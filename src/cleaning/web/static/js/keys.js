// Keys of the desk. Letters are read by their place (event.code), so they work in the Bulgarian layout too.
const off = () => localStorage.getItem("letters") === "off";
const typing = (target) => target.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]");
const visible = (element) => element && element.getClientRects().length > 0;
const press = (selector, root = document) => {
  const found = [...root.querySelectorAll(selector)].find(visible);
  found?.click();
  return Boolean(found);
};
const focus = (selector) => {
  const field = [...document.querySelectorAll(selector)].find(visible);
  field?.focus();
  field?.select?.();
  return Boolean(field);
};
const openDialog = () => [...document.querySelectorAll("dialog[open]")].pop();

const rows = () => [...document.querySelectorAll(".list[data-keys] > tbody > tr, .list > tbody > tr")].filter((row) => row.querySelector("th a[href], th button") && visible(row));
const current = () => document.querySelector(".list tr.is-current");
const move = (step) => {
  const all = rows();
  if (!all.length) return false;
  const from = all.indexOf(current());
  const next = all[Math.max(0, Math.min(all.length - 1, from + step))] ?? all[0];
  current()?.classList.remove("is-current");
  next.classList.add("is-current");
  next.scrollIntoView({ block: "nearest" });
  next.querySelector("th a[href], th button").focus({ preventScroll: true });
  return true;
};

let waitsForArea = 0;
const letters = {
  KeyJ: () => move(1),
  KeyK: () => move(-1),
  KeyX: () => {
    const box = current()?.querySelector(".mark input");
    box?.click();
    return Boolean(box);
  },
  KeyN: () => press("[data-new]"),
  KeyE: () => press("[data-edit]"),
  KeyF: () => focus("[data-filter-first]"),
  KeyG: () => {
    waitsForArea = Date.now();
    return true;
  },
};
const main = () => {
  const dialog = openDialog();
  if (dialog) return press("footer .btn.primary, [data-main], .btn.primary, footer .btn.danger", dialog);
  const form = document.activeElement?.form;
  return (form && press("[data-main], button:not([type=button])", form)) || press("form [data-main]") || press("[data-main]");
};

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.isComposing || event.altKey) return;
  const command = event.ctrlKey || event.metaKey;
  let taken = false;
  if (command && event.code === "KeyK") taken = focus("#q");
  else if (command && event.code === "KeyS") taken = main() || true;
  else if (command && event.key === "Enter") taken = main();
  else if (command) return;
  else if (event.key === "Escape") taken = escape(event);
  else if (typing(event.target) || openDialog() || off()) return;
  else if (event.key === "/") taken = focus("#q");
  else if (event.key === "?") taken = help();
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") taken = current() !== null && move(event.key === "ArrowDown" ? 1 : -1);
  else if (waitsForArea > Date.now() - 1500) {
    waitsForArea = 0;
    taken = press(`[data-go="${event.code}"]`);
  } else if (!event.shiftKey) taken = letters[event.code]?.() ?? false;
  if (taken) event.preventDefault();
});

const escape = (event) => {
  if (openDialog() || document.querySelector(":popover-open")) return false;
  if (typing(event.target)) {
    event.target.blur();
    return true;
  }
  return press(".crumbs a:last-of-type");
};
const help = () => {
  document.getElementById("keys-help")?.showModal();
  return true;
};
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-help]")) help();
  const toggle = event.target.closest("[data-letters]");
  if (toggle) {
    localStorage.setItem("letters", off() ? "on" : "off");
    show(toggle);
  }
});
const show = (toggle) => {
  toggle.setAttribute("aria-pressed", String(!off()));
  toggle.textContent = off() ? toggle.dataset.off : toggle.dataset.on;
};
document.querySelectorAll("[data-letters]").forEach(show);
