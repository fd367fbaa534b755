// Counting a delivery. Every scan gets its id here and waits in a queue until the server has it; one goes at a time, so
// fifty in ten seconds are fifty, and what a broken line held back is sent again under the same id and counted once.
const page = document.querySelector("[data-receipt]");
const form = page.querySelector("[data-scan-form]");
const field = form.querySelector("[data-scan]");
const STORE = `scans-${page.dataset.receipt}`;
const queue = JSON.parse(localStorage.getItem(STORE) ?? "[]");
const keep = () => {
  if (queue.length) localStorage.setItem(STORE, JSON.stringify(queue));
  else localStorage.removeItem(STORE);
  page.querySelector("[data-waiting]").textContent = queue.length;
};
const line = (down) => {
  page.querySelector('[data-line="saved"]').hidden = down;
  page.querySelector('[data-line="waiting"]').hidden = !down;
};

// UUID version 7: time first, so that ids sort as they were made.
const newId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = Date.now();
  for (let place = 5; place >= 0; place -= 1) {
    bytes[place] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

let sending = false;
const send = async () => {
  if (sending || !queue.length) return;
  sending = true;
  while (queue.length) {
    const scan = queue[0];
    const values = { raw: scan.raw, id: scan.id, key: scan.id, csrf: form.elements.csrf.value };
    let answered = false;
    // 401 and 403 are no answers about the scan: it waits until somebody has signed in again.
    const note = ({ detail: { xhr: { status } } }) => { answered ||= status > 0 && status < 500 && ![401, 403].includes(status); };
    form.addEventListener("htmx:afterRequest", note);
    await htmx.ajax("POST", form.action, { source: form, values, target: "#count-lines", swap: "outerHTML" }).catch(() => {});
    form.removeEventListener("htmx:afterRequest", note);
    line(!answered);
    if (!answered) {
      setTimeout(send, 3000);
      break;
    }
    queue.shift();
    keep();
  }
  sending = false;
};
field.addEventListener("scan", (event) => {
  queue.push({ id: newId(), raw: event.detail.code });
  keep();
  send();
});
form.addEventListener("submit", (event) => event.preventDefault());

// Sound: high and short for counted, low and twice for unknown or refused, one middle tone for a repetition.
const button = page.querySelector("[data-sound]");
const audible = () => localStorage.getItem("sound") !== "off";
button.setAttribute("aria-pressed", audible());
button.addEventListener("click", () => {
  localStorage.setItem("sound", audible() ? "off" : "on");
  button.setAttribute("aria-pressed", audible());
  field.focus();
});
let speaker;
const tone = (pitch, after = 0) => {
  speaker ??= new AudioContext();
  const voice = speaker.createOscillator();
  const volume = speaker.createGain();
  voice.frequency.value = pitch;
  volume.gain.value = 0.2;
  voice.connect(volume).connect(speaker.destination);
  voice.start(speaker.currentTime + after);
  voice.stop(speaker.currentTime + after + 0.09);
};
const SOUNDS = { counted: () => tone(1320), repeated: () => tone(660), unknown: () => { tone(220); tone(180, 0.14); } };
const sound = (outcome) => audible() && SOUNDS[outcome]?.();

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "count-lines") sound(document.getElementById("count-lines").dataset.outcome);
  if (event.target.id === "flash" && event.detail.xhr.status >= 400) sound("unknown");
});
// A dialog that was answered goes away, and the field has the focus again.
document.addEventListener("htmx:afterRequest", (event) => {
  const { elt, successful, requestConfig } = event.detail;
  if (successful && requestConfig.verb === "post") elt.closest?.("dialog")?.close();
});
const ready = () => document.querySelector("dialog[open], :popover-open") || field.focus();
document.addEventListener("close", () => setTimeout(ready), true);
document.addEventListener("htmx:afterSettle", ready);
document.addEventListener("click", (event) => {
  const other = event.target.closest("[data-press]");
  if (other) press(other.dataset.press);
  else if (!event.target.closest("a, button, input, select, textarea, dialog, label, summary")) ready();
});

const press = (key) => {
  const target = document.querySelector(`[data-fkey="${key}"]`);
  if (!target) return false;
  // A key may come before htmx has looked at what was just put in; then it is a plain link no longer.
  htmx.process(target);
  target.click();
  return true;
};
document.addEventListener("keydown", (event) => {
  if (!/^F\d+$/.test(event.key) || event.ctrlKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (press(event.key)) event.preventDefault();
});
keep();
send();
ready();
