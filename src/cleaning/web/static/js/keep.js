// Nothing typed is lost when the session ends in the middle of a form: values are kept in this tab until after the login.
const KEY = "typed";
const page = () => location.pathname + location.search;
const user = document.body.dataset.user ?? "";
const read = () => JSON.parse(sessionStorage.getItem(KEY) ?? "null");
const write = (kept) => sessionStorage.setItem(KEY, JSON.stringify(kept));

const OURS = ["csrf", "key"];
const kinds = ["password", "file", "submit", "button"];
const ticked = (field) => field.type === "checkbox" || field.type === "radio";
const changed = (field) => (ticked(field) ? field.checked !== field.defaultChecked
  : field.options ? [...field.options].some((one) => one.selected !== one.defaultSelected) && field.value !== field.options[0]?.value
  : field.value !== field.defaultValue);
const typed = (form) => [...form.elements].filter((field) => field.name && !OURS.includes(field.name) && !kinds.includes(field.type));
const alike = (form) => [...document.forms].filter((one) => one.method === "post" && one.getAttribute("action") === form.getAttribute("action"));

// A form comes back as it looked, with the rows and columns it had been given; its place in the page is its number among those alike.
const typedIn = (form) => ({
  action: form.getAttribute("action"),
  place: alike(form).indexOf(form),
  html: form.innerHTML,
  dialog: form.closest("#dialogs > dialog")?.outerHTML ?? null,
  fields: typed(form).map((field) => [field.name, field.value, ticked(field) ? field.checked : null]),
});

const find = ({ action, place, html, dialog }) => {
  const same = [...document.forms].filter((one) => one.method === "post" && one.getAttribute("action") === action);
  const host = document.getElementById("dialogs");
  if (dialog && host) {
    host.innerHTML = dialog;
    host.querySelector("dialog").removeAttribute("open");
    window.htmx?.process(host);
    return [...host.querySelectorAll("form")].find((one) => one.getAttribute("action") === action);
  }
  const form = same[place];
  if (form && form.innerHTML !== html) {
    form.innerHTML = html;
    window.htmx?.process(form);
  }
  return form;
};

const fill = (kept) => {
  const csrf = document.querySelector("input[name=csrf]")?.value;
  for (const one of kept.forms) {
    const form = find(one);
    if (!form) continue;
    if (csrf && form.elements.csrf) form.elements.csrf.value = csrf;
    const seen = {};
    const back = [];
    for (const [name, value, checked] of one.fields) {
      const named = [...form.elements].filter((field) => field.name === name);
      const place = (seen[name] = (seen[name] ?? -1) + 1);
      const field = checked === null ? named[place] : named.find((other) => other.value === value);
      if (!field) continue;
      if (checked === null) field.value = value;
      else field.checked = checked;
      // A pick list takes what comes without a choice for a search.
      if (field.role === "combobox") field.dataset.chosen = value;
      else if (field.type !== "hidden") back.push(field);
    }
    for (const field of back) field.dispatchEvent(new Event("input", { bubbles: true }));
    form.closest("dialog:not([open])")?.showModal();
  }
};

const signIn = (kept) => {
  write({ ...kept, lost: true });
  location.assign(`/login?next=${encodeURIComponent(kept.page)}`);
};

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.hasAttribute("data-after-login") || form.hasAttribute("hx-post")) return;
  write({ page: page(), user, forms: [typedIn(form)] });
});

// htmx was told 401: keep every form of the page that somebody typed in, sign in, come back.
document.addEventListener("sign-in-needed", (event) => {
  const asked = event.target.closest?.("form");
  const forms = [...document.forms].filter((form) => form.method === "post" && (form === asked || typed(form).some(changed)));
  signIn({ page: page(), user, forms: forms.map(typedIn) });
});

const kept = read();
if (document.body.dataset.status === "401") {
  // The answer to a plain form: this page says so and leads to the login and back to the form.
  const link = document.querySelector("[data-sign-in]");
  if (link && kept) {
    write({ ...kept, lost: true });
    link.href = `/login?next=${encodeURIComponent(kept.page)}`;
  }
} else if (kept && location.pathname !== "/login") {
  sessionStorage.removeItem(KEY);
  // Once the scripts of the page are there, which answer to what is filled in.
  if (kept.lost && kept.page === page() && (!kept.user || kept.user === user)) addEventListener("load", () => fill(kept));
}
