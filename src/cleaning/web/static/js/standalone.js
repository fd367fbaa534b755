// A form or link made for a part of a page may also stand alone at its own address, where that part is not there:
// then it is sent as the plain form or link that it is.
document.addEventListener("htmx:targetError", ({ detail }) => {
  const from = detail.elt;
  if (from instanceof HTMLFormElement) HTMLFormElement.prototype.submit.call(from);
  else if (from instanceof HTMLAnchorElement) location.assign(from.href);
});
