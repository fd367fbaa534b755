// Live parts: an element with data-live="visits" asks for itself (hx-trigger="live") when the server says something changed.
// One connection per visible page: a browser opens only six to one host, and a hidden tab must not hold one of them.
let source = null;
let listensTo = "";
const waits = new Map();

const wanted = () => [...new Set([...document.querySelectorAll("[data-live]")].flatMap((part) => part.dataset.live.split(" ")))].sort();
const busy = (part) => part.contains(document.activeElement) && document.activeElement.matches("input, textarea, select");
const renew = (name) => {
  // Changes come in bursts (a whole board is published); one request for all of them.
  clearTimeout(waits.get(name));
  waits.set(name, setTimeout(() => {
    for (const part of document.querySelectorAll(`[data-live~="${CSS.escape(name)}"]`)) {
      if (!busy(part) && !part.querySelector("dialog[open], :popover-open")) htmx.trigger(part, "live");
    }
  }, 300));
};
const close = () => {
  source?.close();
  source = null;
  listensTo = "";
};
const connect = () => {
  const names = document.hidden ? [] : wanted();
  const query = names.map((name) => `channel=${encodeURIComponent(name)}`).join("&");
  if (query === listensTo) return;
  close();
  if (!query) return;
  listensTo = query;
  source = new EventSource(`/live?${query}`);
  source.addEventListener("change", (event) => renew(event.data));
};
document.addEventListener("visibilitychange", () => {
  connect();
  if (!document.hidden) wanted().forEach(renew);
});
document.addEventListener("htmx:afterSettle", connect);
window.addEventListener("pagehide", close);
window.addEventListener("pageshow", connect);
