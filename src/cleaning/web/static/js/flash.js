// Close a note.
document.addEventListener("click", (event) => event.target.closest("[data-close]")?.closest(".note-line")?.remove());
