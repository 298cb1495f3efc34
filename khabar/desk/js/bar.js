// Above the article: progress, whether it is saved, filters, the search; and the page of keys.

import { number, showControls } from "./text.js";
import { freshId, h, key, replace } from "./dom.js";
import { KEYS } from "./keys.js";

export function makeBar(store, focusArticle) {
  const title = h("h2", { class: "khabar-title" });
  const done = h("progress", { max: "1" });
  const progress = h("span", { class: "khabar-progress-words" });
  const saved = h("span", { class: "khabar-saved", role: "status" });
  const undo = h("button", { type: "button", onclick: () => store.undo() });
  const redo = h("button", { type: "button", onclick: () => store.redo() });
  const lang = h("button", { type: "button", class: "khabar-lang", onclick: () => store.setLang(store.lang === "ar" ? "en" : "ar") });
  const ask = h("button", { type: "button", class: "khabar-ask", onclick: () => help() }, "?");
  const message = h("div", { class: "khabar-message", role: "alert" });

  const speaker = h("select", { onchange: () => store.setFilters({ speaker: speaker.value }) });
  const act = h("select", { onchange: () => store.setFilters({ act: act.value }) });
  const search = h("input", { type: "search", dir: "auto", class: "khabar-search", autocomplete: "off" });
  search.addEventListener("input", () => store.setFilters({ text: search.value }));
  search.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      search.value = "";
      store.setFilters({ text: "" });
    } else if (event.key !== "Enter") return;
    else if (!store.shown().some((row) => row.id === store.chosen)) store.move(0);
    event.handled = true;
    event.preventDefault();
    focusArticle();
  });
  const switches = ["unreviewed", "yours", "dated", "conflict"].map((name) => h(
    "button", { type: "button", data: { filter: name }, onclick: () => store.setFilters({ [name]: !store.filters[name] }) }));
  const dialog = h("dialog", { class: "khabar-help" });
  const filters = h("div", { class: "khabar-filters", role: "group" }, search, speaker, act, switches);
  const el = h(
    "div", { class: "khabar-bar" },
    h("div", { class: "khabar-bar-top" }, title, h("div", { class: "khabar-progress" }, done, progress), saved,
      h("div", { class: "khabar-bar-buttons" }, undo, redo, lang, ask)),
    filters, message, dialog,
  );

  function drawProgress() {
    const all = store.rows.length, reviewed = store.rows.filter(store.isReviewed).length;
    done.value = all ? reviewed / all : 0;
    const words = store.say("desk.progress", { n: number(reviewed, store.lang), all: number(all, store.lang) });
    progress.textContent = words;
    done.setAttribute("aria-label", words);
  }
  function drawSaved() {
    const { kind, time } = store.status;
    saved.dataset.status = kind;
    const clock = time ? h("bdi", { dir: "ltr" }, number(time, store.lang)) : null;
    const words = store.say(`desk_status.${kind}`, { n: number(store.unsaved(), store.lang) });
    replace(saved, h("span", { class: "khabar-dot", "aria-hidden": "true" }), words, clock && (kind === "saved" || kind === "lost" || kind === "gone") ? " " : null,
      clock && kind === "saved" ? clock : null,
      clock && (kind === "lost" || kind === "gone") ? h("span", { class: "khabar-quiet" }, store.say("desk.last_saved"), " ", clock) : null);
  }
  function drawHistory() {
    undo.disabled = !store.canUndo();
    redo.disabled = !store.canRedo();
  }
  function drawFilters() {
    const option = (value, text, chosen) => h("option", { value, selected: value === chosen }, text);
    const conflicts = Object.values(store.mine).some((cells) => Object.values(cells).some((cell) => cell.state === "conflict"));
    const speakers = [...new Set(store.rows.map((row) => row.speaker).filter(Boolean))].sort((a, b) => a.localeCompare(b, "ar"));
    const acts = store.choices.act.filter((value) => store.rows.some((row) => row.act === value));
    const drawn = [store.lang, ...speakers, ...acts].join("\n");
    if (drawn !== drawFilters.drawn) replace(speaker, option("", store.say("desk_filter.speaker"), store.filters.speaker), speakers.map((name) => option(name, name, store.filters.speaker)));
    if (drawn !== drawFilters.drawn) replace(act, option("", store.say("desk_filter.act"), store.filters.act), acts.map((value) => option(value, store.say(`act.${value}`), store.filters.act)));
    drawFilters.drawn = drawn;
    speaker.value = store.filters.speaker;
    act.value = store.filters.act;
    for (const button of switches) {
      const name = button.dataset.filter;
      button.textContent = store.say(`desk_filter.${name}`);
      button.setAttribute("aria-pressed", String(store.filters[name]));
    }
    switches[3].hidden = !store.filters.conflict && !conflicts;
  }
  function drawWords() {
    // Each in its own direction: a Latin title must not turn an Arabic date round.
    replace(title, h("bdi", { dir: "auto" }, showControls(store.article.title)),
      store.article.published && h("bdi", { class: "khabar-quiet", dir: store.lang === "ar" ? "rtl" : "ltr" }, store.pick(store.article.published)));
    for (const [button, name, sign] of [[undo, "desk.undo", "↶"], [redo, "desk.redo", "↷"]]) {
      button.setAttribute("aria-label", store.say(name));
      button.title = store.say(name);
      button.textContent = sign;
    }
    lang.textContent = store.lang === "ar" ? "English" : "العربية";
    lang.lang = store.lang === "ar" ? "en" : "ar";
    ask.setAttribute("aria-label", store.say("desk.help"));
    ask.title = store.say("desk.help");
    filters.setAttribute("aria-label", store.say("desk.filters"));
    speaker.setAttribute("aria-label", store.say("desk_filter.speaker"));
    act.setAttribute("aria-label", store.say("desk_filter.act"));
    search.setAttribute("aria-label", store.say("desk.search"));
    search.placeholder = store.say("desk.search") + "  /";
  }
  function drawMessage() {
    const one = store.message;
    const close = () => {
      one.done?.();
      store.setMessage(null);
    };
    replace(message, one && [
      h("span", { dir: "auto" }, typeof one.text === "function" ? one.text(store.say) : showControls(one.text)),
      h("span", { class: "khabar-message-buttons" },
        Object.entries(one.actions ?? {}).map(([name, run]) => h("button", { type: "button", onclick: () => { close(); run(); } }, store.say(name))),
        !one.actions && h("button", { type: "button", "aria-label": store.say("desk.close"), onclick: close }, "×")),
    ]);
    message.hidden = !one;
  }
  function help() {
    if (dialog.open) return dialog.close();
    const heading = h("h3", { id: freshId("keys") }, store.say("desk.help"));
    dialog.setAttribute("aria-labelledby", heading.id);
    replace(dialog, heading, h("div", { class: "khabar-key-groups" }, ["move", "label", "span", "more"].map((group) => h("section", {},
      h("h4", {}, store.say(`desk_keys.${group}`)),
      h("dl", {}, KEYS.filter((one) => one[0] === group).map(([, shown, name]) => h("div", {}, h("dt", {}, shown.split(" ").map((part) => h("kbd", { dir: "ltr" }, part))), h("dd", {}, store.say(name)))))))),
    h("button", { type: "button", onclick: () => dialog.close() }, store.say("desk.close")));
    dialog.showModal();
  }
  dialog.addEventListener("close", focusArticle);

  function draw() {
    drawWords();
    drawProgress();
    drawSaved();
    drawHistory();
    drawFilters();
    drawMessage();
  }
  const stop = store.listen((topic) => {
    if (topic === "lang" || topic === "whole") draw();
    else if (topic === "rows" || topic === "history") { drawProgress(); drawHistory(); drawFilters(); drawSaved(); }
    else if (topic === "status") drawSaved();
    else if (topic === "filters") { drawFilters(); if (search.value !== store.filters.text) search.value = store.filters.text; }
    else if (topic === "message") drawMessage();
  });
  draw();
  return { el, help, search: () => { search.focus({ preventScroll: true }); search.select(); }, destroy: stop };
}

// What the marks in the text mean: a swatch drawn as the mark itself is.
export function makeLegend(store) {
  const el = h("div", { class: "khabar-legend", role: "group" });
  const draw = () => {
    el.setAttribute("aria-label", store.say("desk.legend"));
    replace(el, [
      ...["person", "organisation", "place", "outlet"].map((kind) => [kind, store.say(`name_kind.${kind}`)]),
      ...["date", "cue", "quote"].map((kind) => [kind, store.say(`desk_legend.${kind}`)]),
    ].map(([kind, words]) => h("span", { class: `khabar-mark khabar-is-${kind}` }, words)),
    h("span", { class: "khabar-legend-yours" }, "✎ ", store.say("desk.yours")));
  };
  const stop = store.listen((topic) => topic === "lang" && draw());
  draw();
  return { el, destroy: stop };
}
