// Live parts: an element with data-live="visits" asks for itself (hx-trigger="live") when the server says something changed.
const channels = new Map();
const listen = (name) => {
  const source = new EventSource(`/live?channel=${encodeURIComponent(name)}`);
  let waits = null;
  source.addEventListener("message", () => {
    // Changes come in bursts (a whole board is published); one request for all of them.
    clearTimeout(waits);
    waits = setTimeout(() => {
      for (const part of document.querySelectorAll(`[data-live~="${name}"]`)) {
        if (!part.contains(document.activeElement?.closest("input, textarea, select, dialog"))) htmx.trigger(part, "live");
      }
    }, 300);
  });
  return source;
};
const renew = () => {
  const wanted = new Set([...document.querySelectorAll("[data-live]")].flatMap((part) => part.dataset.live.split(" ")));
  for (const name of wanted) if (!channels.has(name)) channels.set(name, listen(name));
  for (const [name, source] of channels) {
    if (wanted.has(name)) continue;
    source.close();
    channels.delete(name);
  }
};
document.addEventListener("htmx:afterSettle", renew);
window.addEventListener("pagehide", () => {
  channels.forEach((source) => source.close());
  channels.clear();
});
window.addEventListener("pageshow", renew);
