// What was made for a part of a page may also stand alone at its own address, where that part is not there: a form is
// then sent as the plain form that it is, a link followed as the plain link that it is.
document.addEventListener("htmx:targetError", ({ detail }) => {
  const { elt } = detail;
  if (elt instanceof HTMLFormElement) HTMLFormElement.prototype.submit.call(elt);
  else if (elt instanceof HTMLButtonElement && elt.form && elt.hasAttribute("formaction")) {
    elt.form.action = elt.formAction;
    HTMLFormElement.prototype.submit.call(elt.form);
  } else if (elt instanceof HTMLAnchorElement && elt.href) location.assign(elt.href);
});
