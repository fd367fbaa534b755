// The crew's visit: when and where it really was, the running clock, and rooms that stay open while ticks come and go.
const clock = () => {
  for (const shown of document.querySelectorAll("time[data-since]")) {
    const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(shown.dataset.since)) / 60000));
    shown.textContent = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
  }
};
setInterval(clock, 20000);

let here = null;
if (document.querySelector("form[data-where]") && navigator.geolocation) {
  navigator.geolocation.getCurrentPosition((found) => {
    here = found.coords;
  }, () => {}, { maximumAge: 60000, timeout: 10000 });
}
document.addEventListener("htmx:configRequest", (event) => {
  const form = event.target.closest?.("form[data-when]");
  if (!form) return;
  event.detail.parameters.at = new Date().toISOString();
  if (form.matches("[data-where]") && here) {
    event.detail.parameters.latitude = here.latitude.toFixed(6);
    event.detail.parameters.longitude = here.longitude.toFixed(6);
  }
});

// A tick renews the whole visit; what was open before is open afterwards.
let open = [];
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target?.id === "visit") open = [...document.querySelectorAll("#visit details[open]")].map((room) => room.dataset.room);
});
document.addEventListener("htmx:afterSwap", () => {
  for (const room of document.querySelectorAll("#visit details")) if (open.includes(room.dataset.room)) room.open = true;
  clock();
});
