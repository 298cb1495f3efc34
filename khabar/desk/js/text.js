// Text as the page needs it: offsets, folding for the search, marks cut into pieces, invisible controls made visible.

// These turn the order of what follows on screen; shown by name they cannot.
const CONTROL = /[\u202a-\u202e\u2066-\u2069]/u;
const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/gu;

export const showControls = (text) => text.replace(CONTROLS, (control) => `[${codePoint(control)}]`);
const codePoint = (char) => "U+" + char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");

// Python counts characters, JavaScript counts halves of them outside the first 65,536 (emoji). `unit` and `point` translate an
// offset of the article's text; without such a character they change nothing.
export function makeOffsets(text) {
  if (!/[\ud800-\udfff]/.test(text)) return { unit: (point) => point, point: (unit) => unit };
  const units = [], points = [];
  let unit = 0, point = 0;
  for (const char of text) {
    units[point] = unit;
    for (let half = 0; half < char.length; half++) points[unit++] = point;
    point++;
  }
  units[point] = unit;
  points[unit] = point;
  return { unit: (p) => units[p], point: (u) => points[u] };
}

// The text with letters in one form and without harakat, and for each of its letters the place in the text given.
// The letters come from khabar/fold.py, so that a search finds what the engine matches.
export function makeFold({ letters, marks }) {
  const isMark = new RegExp(`[${marks}]`);
  return (text) => {
    let folded = "";
    const at = [];
    for (let n = 0; n < text.length; n++) {
      const char = text[n];
      if (isMark.test(char)) continue;
      folded += letters[char] ?? char.toLowerCase();
      at.push(n);
    }
    at.push(text.length);
    return { folded, at };
  };
}

// Where a search stands in a text: `[start, end]` pairs.
export function findAll(fold, text, wanted) {
  const needle = fold(wanted.trim()).folded;
  const found = [];
  if (!needle) return found;
  const { folded, at } = fold(text);
  for (let n = folded.indexOf(needle); n >= 0; n = folded.indexOf(needle, n + needle.length)) {
    found.push([at[n], at[n + needle.length - 1] + 1]);
  }
  return found;
}

// A stretch of the text cut where a mark begins or ends: `{from, to, marks, control}` in order. Marks may overlap; every piece
// carries all that cover it. A control is a piece of its own.
export function cutPieces(text, start, end, marks) {
  const cuts = new Set([start, end]);
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  for (const mark of inside) {
    cuts.add(Math.max(start, mark.start));
    cuts.add(Math.min(end, mark.end));
  }
  for (let n = start; n < end; n++) {
    if (CONTROL.test(text[n])) cuts.add(n).add(n + 1);
  }
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, n) => {
    const to = edges[n + 1];
    const control = to - from === 1 && CONTROL.test(text[from]) ? codePoint(text[from]) : "";
    return { from, to, control, marks: inside.filter((mark) => mark.start <= from && mark.end >= to) };
  });
}

// The words of a stretch: `[start, end]` pairs, punctuation left out.
export function wordsOf(text, start, end) {
  const found = [];
  for (const match of text.slice(start, end).matchAll(/[\p{L}\p{M}\p{N}_\u0640\u200c\u200d]+/gu)) {
    found.push([start + match.index, start + match.index + match[0].length]);
  }
  return found;
}

const EASTERN = "٠١٢٣٤٥٦٧٨٩";
export const number = (n, lang) => (lang === "ar" ? String(n).replace(/\d/g, (digit) => EASTERN[digit]) : String(n));

export const splitList = (cell) => cell.split(";").map((part) => part.trim()).filter(Boolean);
