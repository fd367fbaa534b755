// Native dialogs and popovers: opening, closing, and a place for menus where the browser can't anchor them yet.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open-dialog]");
  if (opener) {
    opener.closest("[popover]")?.hidePopover();
    document.getElementById(opener.dataset.openDialog)?.showModal();
  }
  if (event.target.closest("[data-close-dialog]")) event.target.closest("dialog")?.close();
  if (event.target.closest("[data-close]")) event.target.closest(".note-line")?.remove();
  // A click beside a dialog closes it when there is nothing typed in it.
  if (event.target.matches("dialog.sheet[open]") && !event.target.querySelector("form:not(.act) .field")) {
    const box = event.target.getBoundingClientRect();
    if (event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom) event.target.close();
  }
});
document.addEventListener("close", (event) => {
  if (event.target.matches?.("#dialogs dialog")) event.target.remove();
}, true);

const arrive = (root) => {
  const own = root.matches?.("dialog[data-open]:not([open])") ? [root] : [];
  for (const dialog of [...own, ...root.querySelectorAll("dialog[data-open]:not([open])")]) dialog.showModal();
  root.querySelector("[aria-invalid=true]:not(fieldset)")?.focus();
};
document.addEventListener("htmx:load", (event) => arrive(event.detail.elt));
arrive(document);

if (!CSS.supports("position-area: bottom")) {
  document.addEventListener("toggle", (event) => {
    const menu = event.target;
    if (event.newState !== "open" || !menu.matches?.(".menu[popover]")) return;
    const button = document.querySelector(`[popovertarget="${menu.id}"]`).getBoundingClientRect();
    const up = button.bottom + menu.offsetHeight > innerHeight;
    menu.style.top = `${up ? Math.max(4, button.top - menu.offsetHeight - 4) : button.bottom + 4}px`;
    menu.style.left = `${Math.max(4, Math.min(button.right - menu.offsetWidth, innerWidth - menu.offsetWidth - 4))}px`;
    menu.style.margin = "0";
  }, true);
}
