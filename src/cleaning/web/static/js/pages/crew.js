// The crew's visit: when and where it really was, the running clock, and work without a connection. What can't be sent
// waits on the phone in order, each with a key of its own, so that sending it twice counts once.
const STORE = `waiting-${document.body.dataset.user}`;
const words = document.getElementById("crew-words").dataset;
const waiting = () => JSON.parse(localStorage.getItem(STORE) ?? "[]");
const keep = (list) => {
  localStorage.setItem(STORE, JSON.stringify(list));
  const badge = document.getElementById("sync");
  badge.hidden = !list.length;
  badge.querySelector("[data-sync-text]").textContent = words.waiting + list.length;
  document.querySelector("[data-sync-list]").replaceChildren(...list.map(({ label }) => {
    const line = document.createElement("li");
    line.textContent = label;
    return line;
  }));
};

// UUID version 7: the time first, so that keys of one phone sort as they were made.
const key = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let place = 5, now = Date.now(); place >= 0; place -= 1, now = Math.floor(now / 256)) bytes[place] = now % 256;
  bytes[6] = (bytes[6] & 15) | 112;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

const clock = () => {
  for (const shown of document.querySelectorAll("time[data-since]")) {
    const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(shown.dataset.since)) / 60000));
    shown.textContent = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
  }
};
setInterval(clock, 20000);

let here = null;
if (document.querySelector("form[data-where]") && navigator.geolocation) {
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    here = coords;
  }, () => {}, { maximumAge: 60000, timeout: 10000 });
}

// What the screen would say if the office had heard it.
const say = (text) => {
  const note = document.createElement("p");
  note.className = "note-line bad";
  note.setAttribute("role", "alert");
  note.textContent = text;
  document.getElementById("flash").replaceChildren(note);
};
const left = () => document.querySelectorAll("#visit [data-task]:not([data-closed])").length;
const count = () => {
  const all = document.querySelectorAll("#visit [data-task]").length;
  const steps = document.querySelectorAll("#visit .visit-steps li");
  if (steps[1]) steps[1].textContent = steps[1].textContent.replace(/\d+\/\d+/, `${all - left()}/${all}`);
};
const pretend = {
  start(form) {
    form.hidden = true;
    const finish = document.querySelector("#visit form[data-does=finish]");
    finish.hidden = false;
    finish.querySelector("time").dataset.since = new Date().toISOString();
    for (const part of document.querySelectorAll("#visit form[inert]")) part.inert = false;
    for (const button of document.querySelectorAll("#visit .task > .btn[hidden]")) button.hidden = false;
    clock();
  },
  mark(form, values) {
    const task = document.querySelector(`#visit [data-task="${values.position}"]`);
    const done = values.state === "done";
    task.classList.toggle("was", done);
    task.toggleAttribute("data-closed", values.state !== "open");
    task.querySelector("form [name=state]").value = done ? "open" : "done";
    task.querySelector(".tick-button").setAttribute("aria-pressed", String(done));
    form.closest("dialog")?.close();
    count();
  },
  finish(form) {
    form.hidden = true;
    document.querySelector("#visit [data-finished]").hidden = false;
  },
};
const later = (form, values) => {
  delete form.dataset.sent;
  if (form.dataset.does === "finish" && left()) return say(words.left + left());
  keep([...waiting(), { url: form.getAttribute("action"), values, label: form.dataset.label }]);
  pretend[form.dataset.does](form, values);
  setTimeout(send, 15000);
};

document.addEventListener("htmx:configRequest", (event) => {
  const form = event.target.closest?.("form[data-when]");
  if (!form) return;
  const { parameters } = event.detail;
  parameters.key = key();
  parameters.at = new Date().toISOString();
  if (form.matches("[data-where]") && here) {
    parameters.latitude = here.latitude.toFixed(6);
    parameters.longitude = here.longitude.toFixed(6);
  }
});
const values = (detail) => Object.fromEntries(Object.entries(detail.requestConfig.parameters).filter(([name]) => name !== "csrf"));
document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.target.closest?.("form[data-does]");
  if (!form || (navigator.onLine && !waiting().length)) return;
  event.preventDefault();
  later(form, values(event.detail));
});
for (const failed of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failed, (event) => {
    const form = event.target.closest?.("form[data-does]");
    if (form) later(form, values(event.detail));
  });
}

// One tab at a time, in order; a refusal is shown and does not hold up the rest.
const send = () => navigator.locks.request(STORE, async () => {
  let sent = 0;
  for (let list = waiting(); list.length && navigator.onLine; list = waiting()) {
    const { url, values: body, label } = list[0];
    const headers = { ...JSON.parse(document.body.getAttribute("hx-headers")), "HX-Request": "true", "HX-Target": "visit" };
    const answer = await fetch(url, { method: "POST", headers, body: new URLSearchParams(body) }).catch(() => null);
    if (!answer || answer.status >= 500 || answer.status === 401) return;
    if (!answer.ok) say(words.refused + label);
    keep(waiting().slice(1));
    sent += 1;
  }
  if (sent) htmx.ajax("GET", location.pathname, { target: "#visit", swap: "outerHTML" });
});
window.addEventListener("online", send);
keep(waiting());
send();

// A tick renews the whole visit; what was open before is open afterwards.
let open = [];
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id === "visit") open = [...document.querySelectorAll("#visit details[open]")].map((room) => room.dataset.room);
});
document.addEventListener("htmx:afterSwap", () => {
  for (const room of document.querySelectorAll("#visit details")) if (open.includes(room.dataset.room)) room.open = true;
  clock();
});
