// Runs in the page. Measures what a picture hides: words cut off, targets too small, words of the other language,
// things the Tab key never comes to, a focus nobody sees. Everything answers [[what, where], …].
window.screenChecks = (() => {
  const name = (element) => {
    const words = (element.getAttribute?.("aria-label") ?? element.textContent ?? "").replace(/\s+/g, " ").trim().slice(0, 40);
    const kind = element.classList?.length ? "." + [...element.classList].slice(0, 2).join(".") : "";
    return `${element.tagName.toLowerCase()}${element.id ? "#" + element.id : kind} „${words}“`;
  };
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".sr, .skip");
  const box = (element) => element.getBoundingClientRect();
  const scrolls = (style) => /auto|scroll/.test(style.overflowX);
  const cuts = (style) => /hidden|clip/.test(style.overflowX);

  const texts = function* () {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (node.data.trim() && parent && !parent.closest("script, style, template, noscript, svg") && seen(parent)) yield node;
    }
  };

  const cut = () => {
    const found = [];
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > wide + 1) {
      const guilty = [...document.body.querySelectorAll("*")].filter((one) => seen(one) && box(one).right > wide + 1);
      const inner = guilty.filter((one) => ![...one.children].some((child) => guilty.includes(child)));
      found.push(["scrolls sideways", inner.slice(0, 3).map(name).join("; ")]);
    }
    for (const node of texts()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const own = range.getBoundingClientRect();
      if (own.width < 2) continue;
      for (let element = node.parentElement; element && element !== document.body; element = element.parentElement) {
        const style = getComputedStyle(element);
        const around = box(element);
        if (scrolls(style) && own.right > around.right) break;
        if (around.width < 2 || (!cuts(style) && !/hidden|clip/.test(style.overflowY))) continue;
        const aside = cuts(style) && (own.right > around.right + 1.5 || own.left < around.left - 1.5);
        const below = /hidden|clip/.test(style.overflowY) && own.bottom > around.bottom + 3;
        if (!aside && !below) continue;
        if (aside && style.textOverflow === "ellipsis") {
          if (element.matches(".num, .num *, time, .docno, .btn, .btn *") || /^[−+\d\s.,]+\s?(€|%)$/.test(node.data.trim())) found.push(["a figure is cut", name(element)]);
        } else if (!element.matches("[data-may-cut] *, select")) found.push(["words are cut", name(node.parentElement)]);
        break;
      }
    }
    return found;
  };

  // Fingers want 44 px on a phone, a mouse 24; links inside sentences and cells are as high as their line.
  const small = (least) => {
    const found = [];
    for (const one of document.querySelectorAll("button, .btn, select, summary, textarea, input:not([type=hidden]), .tabbar a, .tabs a, .switch a, .filter")) {
      if (!seen(one) || one.closest("[role=img], [aria-hidden=true]")) continue;
      const target = one.matches("[type=checkbox], [type=radio]") ? (one.closest("label, td.mark") ?? one) : one.matches("input") ? (one.closest(".find, .search-field, .scanbox") ?? one) : one;
      const { width, height } = box(target);
      const inText = one.matches(".link-button, .link") && getComputedStyle(one).display === "inline";
      if (width > 1 && height > 1 && !inText && (height < least - 0.6 || width < Math.min(least, 24) - 0.6)) found.push(["too small to touch", `${name(one)} ${Math.round(width)}×${Math.round(height)}`]);
    }
    return found;
  };

  const SAID = /^(Chrome|SMS|STOP|PDF|CSV|XLSX|XML|API|JSON|IBAN|BIC|SWIFT|QR|EAN|GS1|Ctrl|Esc|Enter|Del|Tab|Shift|Space|English|kg|EUR|BGN|VIP|OK|IP|Wi-?Fi|SEPA|ISO|MT940|camt|pain|curl|bearer|Word|Excel|Chrome|Chromium|Firefox|Linux|Windows|Android|iPhone|macOS|Safari|Edge|HTTP|URL|ID|UTF|CP1251|GTIN|LOT|OpenAPI|Bearer|Authorization|IV|III|II|VI|VII|VIII|IX|XI|XII)$/i;
  const foreign = (known) => {
    const found = [];
    const english = new Set(known);
    const read = (text, where) => {
      const said = text.replace(/\s+/g, " ").trim();
      if (english.has(said)) return found.push(["not translated", `„${said}“`]);
      const bare = said.replace(/\S+@\S+|https?:\S+|\/[\w/{}?=&.-]+|\S*\.(bg|com|example|csv|xlsx|pdf|po)\S*/g, " ");
      const words = (bare.match(/[A-Za-z]{3,}/g) ?? []).filter((word) => !SAID.test(word));
      if (words.length && !/[а-я]/i.test(bare)) found.push(["latin words", `„${said.slice(0, 60)}“ ${where}`]);
    };
    for (const node of texts()) if (!node.parentElement.closest("code, kbd, pre, [lang=en], [translate=no], [aria-hidden=true]")) read(node.data, name(node.parentElement));
    for (const one of document.querySelectorAll("[aria-label], [placeholder], [title], [alt]")) {
      if (seen(one) && !one.closest("[lang=en], [translate=no]")) for (const key of ["aria-label", "placeholder", "title", "alt"]) if (one.hasAttribute(key)) read(one.getAttribute(key), key);
    }
    return found;
  };

  const STOPS = "a[href], button:not([disabled]), input:not([type=hidden]):not([disabled]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex], [contenteditable=true]";
  const roving = (one) => one.closest("[role=grid], [role=listbox], [role=menu], [role=application], [data-roving]");
  const stops = () => [...document.querySelectorAll(STOPS)].filter((one) => {
    if (!one.checkVisibility({ visibilityProperty: true }) || one.closest("[inert], [aria-hidden=true]") || (one.tabIndex < 0 && (roving(one) || one.matches("main, [tabindex='-1']:not(a, button, input, select, textarea)")))) return false;
    if (one.matches("[type=radio]")) {
      const group = [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(one.name)}"]`)].filter((other) => other.form === one.form);
      return one === (group.find((other) => other.checked) ?? group[0]);
    }
    return true;
  });
  const looks = (one) => {
    const all = [];
    for (let element = one, up = 0; element && element !== document.body && up < 4; element = element.parentElement, up += 1) {
      const { outlineStyle, outlineWidth, boxShadow, borderTopColor, borderBottomColor, backgroundColor } = getComputedStyle(element);
      all.push(outlineStyle !== "none" && parseFloat(outlineWidth) >= 1 ? outlineWidth : "", boxShadow, borderTopColor, borderBottomColor, backgroundColor);
    }
    return all.join("|");
  };
  let before = new Map();
  let visited = [];
  const note = (event) => visited.push([event.target, looks(event.target)]);
  const startWalk = () => {
    document.activeElement?.blur?.();
    before = new Map(stops().map((one) => [one, looks(one)]));
    visited = [];
    document.addEventListener("focusin", note);
    return before.size;
  };
  const walked = () => ({ round: visited.length > 1 && visited.slice(1).some(([one]) => one === visited[0][0]), count: visited.length });
  const endWalk = (whole) => {
    document.removeEventListener("focusin", note);
    const found = [];
    const reached = new Set(visited.map(([one]) => one));
    for (const [one, look] of visited) if (before.has(one) && before.get(one) === look && !one.matches("[data-scan]")) found.push(["focus is not seen", name(one)]);
    if (whole) for (const one of before.keys()) if (!reached.has(one) && one.isConnected && one.checkVisibility({ visibilityProperty: true })) found.push(["Tab never comes there", name(one)]);
    document.activeElement?.blur?.();
    return [...new Map(found.map((one) => [one.join(), one])).values()];
  };
  const openers = () => [...document.querySelectorAll("[data-open-dialog], [popovertarget], [hx-get][hx-target='#dialogs']")].filter((one) => seen(one) && !one.closest("dialog, [popover]")).map((one, place) => {
    one.dataset.opener = place;
    return [place, one.dataset.openDialog ?? one.getAttribute("popovertarget") ?? one.getAttribute("hx-get")];
  });
  return { cut, small, foreign, startWalk, walked, endWalk, openers };
})();
