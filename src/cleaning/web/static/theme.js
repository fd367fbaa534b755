// Runs before the first paint, so the page never flashes in the wrong theme.
{
  const chosen = localStorage.getItem("theme");
  const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  if (localStorage.getItem("density") === "tight") document.documentElement.dataset.density = "tight";
}
