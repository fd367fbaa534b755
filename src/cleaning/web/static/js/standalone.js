// A form made for a part of a page may also stand alone at its own address, where that part is not there: then it is
// sent as the plain form that it is.
document.addEventListener("htmx:targetError", ({ detail }) => {
  if (detail.elt instanceof HTMLFormElement) HTMLFormElement.prototype.submit.call(detail.elt);
});
