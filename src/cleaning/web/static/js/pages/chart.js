// Charts by uPlot from the data in the page; colours and font are those of the theme.
const tone = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const colour = (one) => ({ accent: tone("--accent"), warn: tone("--fill-warn"), ok: tone("--fill-ok"), bad: tone("--fill-bad"), info: tone("--fill-info"), idle: tone("--fill-idle") })[one.tone ?? "accent"];
const short = (lang) => (value) => new Intl.NumberFormat(lang === "bg" ? "bg-BG" : "en-GB", { notation: Math.abs(value) >= 1e6 ? "compact" : "standard", maximumFractionDigits: 1, useGrouping: "always" }).format(value);

const draw = (figure) => {
  const { labels, series, hrefs, height, lang } = JSON.parse(figure.dataset.chart);
  const plot = figure.querySelector(".plot");
  plot.replaceChildren();
  const bars = series.filter((one) => (one.kind ?? "bars") === "bars");
  const font = `12.5px ${tone("--font")}`;
  const axis = { stroke: tone("--ink-3"), font, grid: { stroke: tone("--line"), width: 1 }, ticks: { show: false }, size: 64 };
  const write = short(lang);
  const scales = { x: { time: false, range: [-0.5, labels.length - 0.5] } };
  for (const one of series) scales[one.scale ?? "€"] = { range: (_, low, high) => [Math.min(0, low * 1.1), Math.max(high * 1.1, 1)] };
  const width = 0.62 / Math.max(1, bars.length);
  const chart = new uPlot({
    width: plot.clientWidth,
    height,
    legend: { show: false },
    cursor: { y: false, points: { size: 7 } },
    scales,
    axes: [
      { ...axis, size: 30, grid: { show: false }, splits: () => labels.map((_, at) => at), values: () => labels, space: 30 },
      ...Object.keys(scales).filter((name) => name !== "x").map((scale, at) => ({ ...axis, scale, side: at ? 1 : 3, grid: at ? { show: false } : axis.grid, values: (_, all) => all.map((value) => `${write(value)}${scale === "%" ? " %" : ""}`) })),
    ],
    series: [
      {},
      ...series.map((one) => {
        const own = { label: one.name, scale: one.scale ?? "€", stroke: colour(one), width: 2, points: { show: one.kind === "line", size: 6, fill: colour(one) } };
        if (one.kind === "line") return own;
        const place = bars.indexOf(one) - (bars.length - 1) / 2;
        return { ...own, width: 0, fill: colour(one), paths: uPlot.paths.bars({ size: [width, 56], align: 0, radius: 0.08, disp: bars.length > 1 ? { x0: { unit: 1, values: (u) => u.data[0].map((x) => x + place * width - width / 2 + 0.01) }, size: { unit: 1, values: () => labels.map(() => width - 0.02) } } : undefined }) };
      }),
    ],
  }, [labels.map((_, at) => at), ...series.map((one) => one.values)], plot);
  if (hrefs.length) {
    plot.classList.add("linked");
    chart.over.addEventListener("click", () => {
      const href = hrefs[chart.cursor.idx];
      if (href) location.assign(href);
    });
  }
  return chart;
};

const drawAll = () => document.querySelectorAll(".chart[data-chart]").forEach(draw);
document.addEventListener("theme", drawAll);
let waits = null;
window.addEventListener("resize", () => {
  clearTimeout(waits);
  waits = setTimeout(drawAll, 150);
});
document.addEventListener("htmx:load", (event) => event.detail.elt.querySelectorAll?.(".chart[data-chart]").forEach(draw));
document.fonts.ready.then(drawAll);
