// Theme and density: this browser's own settings; theme.js applies them before the first paint.
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const chosen = () => localStorage.getItem("theme") ?? "auto";
const show = () => {
  const dark = chosen() === "auto" ? system.matches : chosen() === "dark";
  root.dataset.theme = dark ? "dark" : "light";
  for (const button of document.querySelectorAll("[data-theme-choice]")) button.setAttribute("aria-pressed", String(button.dataset.themeChoice === chosen()));
  for (const button of document.querySelectorAll("[data-density-switch]")) button.setAttribute("aria-pressed", String(root.dataset.density === "tight"));
  document.dispatchEvent(new Event("theme"));
};
document.addEventListener("click", (event) => {
  const theme = event.target.closest("[data-theme-choice]")?.dataset.themeChoice;
  if (theme) {
    if (theme === "auto") localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
    show();
  }
  if (event.target.closest("[data-density-switch]")) {
    const tight = root.dataset.density !== "tight";
    localStorage.setItem("density", tight ? "tight" : "wide");
    if (tight) root.dataset.density = "tight";
    else delete root.dataset.density;
    show();
  }
});
system.addEventListener("change", show);
show();
