// Nothing typed is lost when the session ends in the middle of a form: values are kept in this tab until after the login.
const KEY = "typed";
const page = () => location.pathname + location.search;
const user = document.body.dataset.user ?? "";
const read = () => JSON.parse(sessionStorage.getItem(KEY) ?? "null");
const write = (kept) => sessionStorage.setItem(KEY, JSON.stringify(kept));

const typedIn = (form) => ({
  action: form.getAttribute("action") ?? "",
  fields: [...form.elements]
    .filter((field) => field.name && !["csrf", "key"].includes(field.name) && !["password", "file", "submit", "button"].includes(field.type))
    .map((field) => [field.name, field.value, field.type === "checkbox" || field.type === "radio" ? field.checked : null]),
});

const fill = (kept) => {
  for (const { action, fields } of kept.forms) {
    const form = [...document.forms].find((one) => (one.getAttribute("action") ?? "") === action && one.method === "post");
    if (!form) continue;
    const seen = {};
    for (const [name, value, checked] of fields) {
      const named = [...form.elements].filter((field) => field.name === name);
      const place = (seen[name] = (seen[name] ?? -1) + 1);
      const field = checked === null ? named[place] : named.find((one) => one.value === value);
      if (!field) continue;
      if (checked === null) field.value = value;
      else field.checked = checked;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    form.closest("dialog")?.showModal();
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

// htmx was told 401: keep every form of the page, sign in, come back.
document.addEventListener("sign-in-needed", () => {
  const forms = [...document.forms].filter((form) => form.method === "post").map(typedIn).filter((form) => form.fields.length);
  signIn({ page: page(), user, forms });
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
  if (kept.lost && kept.page === page() && (!kept.user || kept.user === user)) fill(kept);
}
