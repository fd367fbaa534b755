// The login page of a demo: a click on a person fills in who that is.
document.addEventListener("click", (event) => {
  const person = event.target.closest("[data-fill-login]");
  if (!person) return;
  const form = document.querySelector("form[data-after-login]");
  form.elements.login.value = person.dataset.fillLogin;
  form.elements.password.value = person.dataset.fillPassword;
  form.requestSubmit();
});
