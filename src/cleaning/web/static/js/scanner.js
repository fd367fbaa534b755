// Keyboard-wedge scanners type very fast and end with Enter (or Tab). Read by key position, so a Bulgarian layout does no harm.
const SLOWEST = 50; // ms between two characters; people rarely type three in a row faster
const SHORTEST = 4;
const SHIFTED = { Digit1: "!", Digit2: "@", Digit3: "#", Digit4: "$", Digit5: "%", Digit6: "^", Digit7: "&", Digit8: "*", Digit9: "(", Digit0: ")" };
const PLAIN = { Minus: "-", Equal: "=", Slash: "/", Period: ".", Comma: ",", Semicolon: ";", Quote: "'", BracketLeft: "[", BracketRight: "]", Backslash: "\\", Space: " ", NumpadSubtract: "-", NumpadDecimal: ".", NumpadDivide: "/" };
const SHIFTED_PLAIN = { Minus: "_", Equal: "+", Slash: "?", Period: ">", Comma: "<", Semicolon: ":", Quote: '"', BracketLeft: "{", BracketRight: "}", Backslash: "|" };

// The character of a US keyboard at this position; scanners are set to it.
const character = ({ code, shiftKey, ctrlKey, key }) => {
  if (ctrlKey && code === "BracketRight") return "\x1d"; // GS of a GS1 code
  if (key === "\x1d" || key === "F8") return key === "F8" ? "" : "\x1d";
  if (/^Digit\d$/.test(code)) return shiftKey ? SHIFTED[code] : code[5];
  if (/^Numpad\d$/.test(code)) return code[6];
  if (/^Key[A-Z]$/.test(code)) return shiftKey ? code[3] : code[3].toLowerCase();
  return (shiftKey ? SHIFTED_PLAIN[code] : undefined) ?? PLAIN[code] ?? "";
};

let read = "";
let slow = false;
let before = 0;
const forget = () => {
  read = "";
  slow = false;
};
document.addEventListener("keydown", (event) => {
  const field = document.querySelector("[data-scan]");
  if (!field || document.querySelector("dialog[open]")) return;
  const here = event.target === field;
  if (!here && event.target.matches?.("input, textarea, select")) return;
  const gap = event.timeStamp - before;
  before = event.timeStamp;
  if (event.key === "Enter" || event.key === "Tab") {
    const fast = !slow && read.length >= SHORTEST;
    const code = fast ? read : here ? field.value.trim() : "";
    forget();
    if (!code || (event.key === "Tab" && !fast)) return;
    event.preventDefault();
    if (here) field.value = "";
    field.dispatchEvent(new CustomEvent("scan", { bubbles: true, detail: { code, typed: !fast } }));
    return;
  }
  const next = character(event);
  if (!next) return;
  if (read && gap > SLOWEST) {
    if (here) slow = true;
    else forget();
  }
  read += next;
  if (!here && !event.ctrlKey) field.focus();
}, true);
// A field emptied by hand starts anew.
document.addEventListener("input", (event) => {
  if (event.target.matches?.("[data-scan]") && !event.target.value) forget();
});
