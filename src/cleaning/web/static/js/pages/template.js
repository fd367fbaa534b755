// The editor of templates: a click on a field writes it at the cursor; fields are found by typing a part of their name.
const source = document.querySelector("[data-template-source]");

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-insert]");
  if (!button) return;
  source.focus();
  source.setRangeText(button.dataset.insert, source.selectionStart, source.selectionEnd, "end");
  source.dispatchEvent(new Event("input", { bubbles: true }));
});

document.querySelector("[data-find-field]")?.addEventListener("input", (event) => {
  const wanted = event.target.value.trim().toLowerCase();
  for (const line of document.querySelectorAll(".template-fields li")) {
    line.hidden = wanted !== "" && !line.textContent.toLowerCase().includes(wanted);
  }
});
