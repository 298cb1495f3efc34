// The article as it reads: paragraphs of sentences, marks in the text, a toolbar for what is selected.

import { cutPieces, findAll, number, wordsOf } from "./text.js";
import { freshId, h, key, replace, scrollWithin } from "./dom.js";

export function makeArticle(store) {
  const list = h("div", { class: "khabar-article", role: "listbox", tabindex: "0", dir: store.article.language === "en" ? "ltr" : "rtl" });
  const tools = h("div", { class: "khabar-span-tools", role: "toolbar", hidden: true });
  const none = h("p", { class: "khabar-none", hidden: true });
  const el = h("div", { class: "khabar-page" }, list, none, tools);
  const rtl = store.article.language !== "en";
  let elements = new Map(); // sentence id → {option, text, labels, number}

  // Drawing.

  function drawAll() {
    elements = new Map();
    const groups = [];
    let group = null, paragraph = null;
    for (const row of store.rows) {
      if (row.paragraph !== paragraph) {
        group = h("div", { role: "group", class: "khabar-paragraph" });
        groups.push(group);
        paragraph = row.paragraph;
      }
      group.append(drawSentence(row));
    }
    list.classList.toggle("khabar-long", store.rows.length > 120);
    replace(list, groups);
    drawWords();
    drawChosen();
    drawFilter();
  }

  function drawSentence(row) {
    const number = h("span", { class: "khabar-number" });
    const text = h("div", { class: "khabar-text", lang: store.article.language, dir: rtl ? "rtl" : "ltr" });
    const labels = h("div", { class: "khabar-labels" });
    const option = h("div", { role: "option", id: freshId("sentence"), class: "khabar-sentence", data: { id: row.id } }, number, text, labels);
    elements.set(row.id, { option, text, labels, number });
    drawText(row);
    drawLabels(row);
    return option;
  }

  function marksOf(row) {
    const quotes = row.quotes.map(([start, end]) => ({ start, end, kind: "quote", title: "" }));
    const marks = [...quotes, ...marksWithin(row.from, row.to)];
    if (store.filters.text) {
      for (const [start, end] of findAll(store.fold, store.text.slice(row.from, row.to), store.filters.text)) {
        marks.push({ start: row.from + start, end: row.from + end, kind: "found", title: "" });
      }
    }
    return marks;
  }

  // Marks come in the order of the text: the first of a sentence is found by halving.
  function marksWithin(from, to) {
    const marks = store.marks;
    let low = 0, high = marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (marks[middle].start < from) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (let n = low; n < marks.length && marks[n].start < to; n++) found.push(marks[n]);
    return found;
  }

  function drawText(row) {
    const { text } = elements.get(row.id);
    const pieces = cutPieces(store.text, row.from, row.to, marksOf(row)).map((piece) => {
      const span = h("span", { data: { from: piece.from, to: piece.to } });
      if (piece.control) {
        span.className = "khabar-control";
        span.textContent = piece.control;
        return span;
      }
      span.textContent = store.text.slice(piece.from, piece.to);
      const kinds = [...new Set(piece.marks.map((mark) => mark.kind))];
      if (kinds.length) span.className = kinds.map((kind) => `khabar-mark khabar-is-${kind}`).join(" ");
      const title = piece.marks.filter((mark) => mark.title).map(titleOf).join(" — ");
      if (title) span.title = title;
      return span;
    });
    replace(text, pieces);
  }

  function titleOf(mark) {
    if (mark.kind === "cue") return store.say(`act.${mark.title}`);
    const kind = mark.kind === "date" ? store.say("desk_legend.date") : store.say(`name_kind.${mark.kind}`);
    return `${kind}: ${mark.title}`;
  }

  function drawLabels(row) {
    const { option, labels, number: gutter } = elements.get(row.id);
    const reviewed = store.isReviewed(row);
    const mine = store.mine[row.id];
    option.classList.toggle("khabar-reviewed", reviewed);
    option.dataset.role = row.role;
    replace(gutter, number(store.rows.indexOf(row) + 1, store.lang), reviewed && h("span", { class: "khabar-tick", role: "img", "aria-label": store.say("column.reviewed") }, "✓"));
    const chip = (column, text, extra = "") =>
      text && h("span", { class: `khabar-chip khabar-chip-${column} ${extra} ${mine?.[column] ? "khabar-yours" : ""} ${mine?.[column]?.state === "conflict" ? "khabar-conflict" : ""}`, dir: "auto" }, text);
    replace(
      labels,
      row.role !== "body" && chip("role", store.say(`role.${row.role}`)),
      chip("speaker", row.speaker),
      row.act && row.act !== "narrate" ? chip("act", store.say(`act.${row.act}`)) : mine?.act && chip("act", store.say(`act.${row.act}`)),
      row.quote_type && row.quote_type !== "none" && chip("quote_type", store.say(`quote_type.${row.quote_type}`)),
      chip("when", store.pick(store.spelled[row.when]) || row.when),
      row.note && chip("note", row.note),
    );
  }

  function drawWords() {
    list.setAttribute("aria-label", store.say("desk.article", { title: store.article.title }));
    tools.setAttribute("aria-label", store.say("desk.span_tools"));
    none.textContent = store.say("desk.none_shown");
  }

  let before = null;
  function drawChosen() {
    before?.setAttribute("aria-selected", "false");
    before?.classList.remove("khabar-chosen");
    const chosen = elements.get(store.chosen)?.option ?? null;
    for (const { option } of before ? [] : elements.values()) option.setAttribute("aria-selected", "false");
    before = chosen;
    if (!chosen) return list.removeAttribute("aria-activedescendant");
    chosen.setAttribute("aria-selected", "true");
    chosen.classList.add("khabar-chosen");
    list.setAttribute("aria-activedescendant", chosen.id);
    scrollWithin(list, chosen, Math.min(60, list.clientHeight / 5));
  }

  function drawFilter() {
    let any = false;
    for (const row of store.rows) {
      const shown = store.isShown(row);
      elements.get(row.id).option.hidden = !shown;
      any ||= shown;
    }
    for (const group of list.children) group.hidden = [...group.children].every((option) => option.hidden);
    none.hidden = any;
  }

  // What is selected: by mouse, by touch, or word by word with the arrows.

  function offsetOf(node, offset) {
    const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest?.("[data-from]");
    if (!piece) return null;
    const from = Number(piece.dataset.from), to = Number(piece.dataset.to);
    if (piece.className === "khabar-control") return offset > 0 ? to : from;
    return node.nodeType === Node.TEXT_NODE ? Math.min(to, from + offset) : offset ? to : from;
  }

  function readSelection() {
    const selection = document.getSelection();
    if (!selection.rangeCount || !list.contains(selection.anchorNode)) return;
    if (selection.isCollapsed) {
      if (store.span) store.setSpan(null);
      return;
    }
    const range = selection.getRangeAt(0);
    const option = (range.startContainer.parentElement ?? range.startContainer).closest?.(".khabar-sentence");
    const row = option && store.byId.get(option.dataset.id);
    if (!row) return;
    let from = offsetOf(range.startContainer, range.startOffset), to = offsetOf(range.endContainer, range.endOffset);
    if (from === null) return;
    if (to === null || to > row.to || to < from) to = row.to;
    while (from < to && /\s/.test(store.text[from])) from++;
    while (to > from && /\s/.test(store.text[to - 1])) to--;
    if (from === to || (store.span && store.span.from === from && store.span.to === to)) return;
    if (row.id !== store.chosen) store.choose(row.id);
    store.setSpan({ from, to, focus: "to" });
  }

  function showSelection() {
    const { text } = elements.get(store.chosen);
    const place = (unit, atEnd) => {
      for (const piece of text.children) {
        const from = Number(piece.dataset.from), to = Number(piece.dataset.to);
        if (atEnd ? unit > from && unit <= to : unit >= from && unit < to) {
          return [piece.firstChild, piece.className === "khabar-control" ? (atEnd ? piece.firstChild.length : 0) : unit - from];
        }
      }
      return null;
    };
    const start = place(store.span.from, false), end = place(store.span.to, true);
    if (start && end) document.getSelection().setBaseAndExtent(...start, ...end);
  }

  // forward: in reading direction. A word at a time, or a letter; alone it moves, extending it grows or shrinks.
  function moveSpan(forward, { extend = false, letter = false } = {}) {
    const row = store.row();
    if (!row) return;
    const words = wordsOf(store.text, row.from, row.to);
    if (!words.length) return;
    const span = store.span;
    let next;
    if (!span) {
      const [from, to] = forward ? words[0] : words.at(-1);
      next = { from, to, focus: forward ? "to" : "from" };
    } else if (!extend) {
      const found = forward ? words.find(([from]) => from >= span.to) : words.findLast(([, to]) => to <= span.from);
      const [from, to] = found ?? [span.from, span.to];
      next = { from, to, focus: forward ? "to" : "from" };
    } else {
      next = { ...span };
      if (span.to - span.from <= 1 || words.some(([from, to]) => from === span.from && to === span.to)) next.focus = letter ? span.focus : forward ? "to" : "from";
      const at = next[next.focus];
      if (letter) next[next.focus] = at + (forward ? 1 : -1);
      else if (forward) next[next.focus] = (next.focus === "to" ? words.find(([, to]) => to > at)?.[1] : words.find(([from]) => from > at)?.[0]) ?? at;
      else next[next.focus] = (next.focus === "to" ? words.findLast(([, to]) => to < at)?.[1] : words.findLast(([from]) => from < at)?.[0]) ?? at;
      next.from = Math.max(row.from, next.from);
      next.to = Math.min(row.to, next.to);
      if (next.from >= next.to) return;
    }
    store.setSpan(next);
    showSelection();
  }

  function drawTools() {
    const span = store.span;
    tools.hidden = !span;
    if (!span) return;
    const button = (name, shown, run) =>
      h("button", { type: "button", data: { does: name }, onclick: run }, store.say(`desk_mark.${name}`), key(shown));
    if (span.asksKind) {
      // A name of its own, or another way of writing one that is known: «ماكرن» for Macron.
      const whom = h("select", { "aria-label": store.say("desk.names_whom") }, h("option", { value: "" }, store.say("desk.new_name")),
        store.people.filter((person) => person.id && person.kind).map((person) => h("option", { value: person.id }, person.name)));
      whom.addEventListener("change", () => {
        const person = store.people.find((one) => one.id === whom.value);
        if (person) store.markName(person.kind, person);
      });
      replace(tools, whom, store.choices.kind.map((kind, n) =>
        h("button", { type: "button", data: { kind }, onclick: () => store.markName(kind) }, store.say(`name_kind.${kind}`), key(String(n + 1)))));
    } else {
      replace(
        tools,
        button("speaker", "S", () => store.markSpan("speaker")),
        button("quote", "Q", () => store.markSpan("quote")),
        button("date", "D", () => store.markSpan("date")),
        button("name", "N", () => store.markSpan("name")),
        span.from > store.row().from && button("split", "X", () => store.splitHere()),
      );
    }
    const pieces = [...elements.get(store.chosen).text.children].filter((piece) => Number(piece.dataset.to) > span.from && Number(piece.dataset.from) < span.to);
    if (!pieces.length) return;
    tools.style.left = "0";
    const page = el.getBoundingClientRect(), last = pieces.at(-1).getClientRects();
    const under = last[last.length - 1];
    tools.style.insetBlockStart = `${under.bottom - page.top + 6}px`;
    const width = tools.offsetWidth;
    tools.style.left = `${Math.max(4, Math.min(page.width - width - 4, under.left - page.left + under.width / 2 - width / 2))}px`;
  }

  const listenSelection = () => readSelection();
  document.addEventListener("selectionchange", listenSelection);
  tools.addEventListener("mousedown", (event) => event.target.closest("select") || event.preventDefault()); // the selection stays
  list.addEventListener("click", (event) => {
    const option = event.target.closest(".khabar-sentence");
    if (option) store.choose(option.dataset.id);
  });
  list.addEventListener("scroll", () => !tools.hidden && drawTools(), { passive: true });

  const stop = store.listen((topic, detail) => {
    if (topic === "whole") drawAll();
    else if (topic === "rows") {
      for (const id of detail) {
        if (!elements.has(id)) continue;
        drawText(store.byId.get(id));
        drawLabels(store.byId.get(id));
      }
      if (store.span) showSelection();
      if (Object.values(store.filters).some(Boolean)) drawFilter();
    } else if (topic === "chosen") {
      drawChosen();
      drawTools();
    } else if (topic === "span") drawTools();
    else if (topic === "filters") {
      const searching = store.filters.text !== lastText;
      lastText = store.filters.text;
      if (searching) for (const row of store.rows) if (store.isShown(row) || elements.get(row.id).found) {
        drawText(row);
        elements.get(row.id).found = store.isShown(row) && Boolean(lastText);
      }
      drawFilter();
      drawChosen();
    } else if (topic === "lang") {
      for (const row of store.rows) drawLabels(row);
      drawWords();
      drawTools();
    }
  });
  let lastText = "";
  drawAll();
  return {
    el,
    focus: () => list.focus({ preventScroll: true }),
    isFocused: () => document.activeElement === list,
    moveSpan,
    rtl,
    destroy: () => { stop(); document.removeEventListener("selectionchange", listenSelection); },
  };
}
