// The desk: one store a widget, and for each place it is shown in one article, one panel, one bar.

import { h } from "./dom.js";
import { makeStore } from "./store.js";
import { listenToKeys } from "./keys.js";
import { makeArticle } from "./article.js";
import { makePanel } from "./panel.js";
import { makeBar, makeLegend } from "./bar.js";

// What a key or a button asks for, in terms of the store: several cells, or a question to Python first.
function addActions(store) {
  store.accept = () => {
    const id = store.chosen;
    const shown = store.shown();
    const next = shown[shown.findIndex((row) => row.id === id) + 1];
    store.set(id, { reviewed: "yes" });
    if (next) store.choose(next.id);
  };
  store.splitHere = () => {
    const { span } = store;
    if (span && span.from > store.row().from) store.split(store.chosen, span.from);
  };
  store.markSpan = async (as) => {
    const span = store.span, row = store.row();
    if (!span || !row) return;
    if (as === "name") return store.setSpan({ ...span, asksKind: true });
    clearSpan();
    if (as === "speaker") {
      const name = store.text.slice(span.from, span.to).replace(/\s+/g, " ");
      const marked = store.marks.find((mark) => mark.id && mark.start < span.to && mark.end > span.from);
      const known = [...store.people, ...store.known].find((person) => person.name === name);
      store.set(row.id, { speaker: name, speaker_id: known?.id ?? marked?.id ?? "" });
    } else if (as === "quote") {
      const { point } = store.offsets;
      const spans = [...row.quotes.filter(([from, to]) => to <= span.from || from >= span.to), [span.from, span.to]].sort((a, b) => a[0] - b[0]);
      store.set(row.id, { quote_spans: spans.map(([from, to]) => `${point(from)}-${point(to)}`).join(store.joint) });
    } else {
      const answer = await store.readDate(span.from, span.to);
      if (answer.refused) return;
      Object.assign(store.spelled, answer.spelled);
      const dates = [...new Set([...row.when.split(";").map((part) => part.trim()).filter(Boolean), ...answer.edtf])];
      store.set(row.id, { when: dates.join(store.joint) });
    }
  };
  store.markName = (kind, person) => {
    const { span } = store;
    clearSpan();
    if (span) store.rememberName(span.from, span.to, kind, person);
  };
  const clearSpan = () => {
    document.getSelection().removeAllRanges();
    store.setSpan(null);
  };
  store.clearSpan = clearSpan;
}

export default () => {
  let store;
  return {
    initialize({ model }) {
      store = makeStore(model);
      addActions(store);
      const follow = ({ detail }) => {
        if (detail.article !== store.article.id) return;
        const known = detail.sentences.find((id) => store.byId.has(id));
        store.event = detail.event;
        if (known) {
          if (!store.isShown(store.byId.get(known))) store.setFilters({ speaker: "", act: "", unreviewed: false, yours: false, dated: false, conflict: false, text: "" });
          store.choose(known, { quiet: true });
          store.tell("event");
        }
      };
      document.addEventListener("khabar-event", follow);
      const look = () => document.visibilityState === "visible" && store.look();
      document.addEventListener("visibilitychange", look);
      window.addEventListener("focus", look);
      return () => {
        document.removeEventListener("khabar-event", follow);
        document.removeEventListener("visibilitychange", look);
        window.removeEventListener("focus", look);
      };
    },
    render({ model, el }) {
      const root = h("div", { class: "khabar-desk", role: "region", tabindex: "-1", "data-lm-suppress-shortcuts": "true" });
      const desk = { store };
      const focusArticle = () => {
        if (["speaker", "when", "note"].includes(store.field)) store.setField("act"); // the digits choose an act again
        desk.article.focus();
      };
      desk.article = makeArticle(store);
      desk.panel = makePanel(store, focusArticle);
      desk.bar = makeBar(store, focusArticle);
      const legend = makeLegend(store);
      desk.leave = () => { if (store.span) store.clearSpan(); focusArticle(); };
      root.append(desk.bar.el, h("div", { class: "khabar-main" }, h("div", { class: "khabar-reading" }, desk.article.el, legend.el), desk.panel.el));
      el.append(root);
      listenToKeys(root, desk);

      const draw = () => {
        root.dir = store.lang === "ar" ? "rtl" : "ltr";
        root.lang = store.lang;
        root.setAttribute("aria-label", store.say("desk.name", { title: store.article.title }));
        root.dataset.theme = isDark() ? "dark" : "light";
      };
      const stop = store.listen((topic) => topic === "lang" && draw());
      // JupyterLab says its theme on the body; elsewhere the system's counts.
      const isDark = () => (document.body.dataset.jpThemeLight ? document.body.dataset.jpThemeLight === "false" : matchMedia("(prefers-color-scheme: dark)").matches);
      const themes = new MutationObserver(draw);
      themes.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
      // Whoever comes to the desk sees what was written elsewhere meanwhile, and whether there still is a kernel.
      root.addEventListener("focusin", store.look);
      draw();
      return () => {
        stop();
        themes.disconnect();
        for (const part of [desk.article, desk.panel, desk.bar, legend]) part.destroy();
      };
    },
  };
};
