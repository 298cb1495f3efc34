// The article's events as rows on one time axis. Choosing one tells every desk of the article on the page, and hears from them.

import { number, showControls } from "./text.js";
import { freshId, h, replace, scrollWithin } from "./dom.js";

export default {
  render({ model, el }) {
    let state = model.get("state"), lang = model.get("lang"), chosen = model.get("chosen"), near = new Set();
    const say = (name, values = {}) => {
      const pair = state.words[name];
      const text = pair ? pair[lang === "ar" ? 0 : 1] : name.slice(name.indexOf(".") + 1);
      return text.replace(/\{(\w+)\}/g, (whole, slot) => values[slot] ?? whole);
    };
    const pick = (pair) => pair[lang === "ar" ? 0 : 1];
    const root = h("div", { class: "khabar-desk khabar-timeline", role: "region", tabindex: "-1", "data-lm-suppress-shortcuts": "true" });
    const axis = h("div", { class: "khabar-axis", "aria-hidden": "true" });
    const list = h("div", { class: "khabar-events-list", role: "listbox", tabindex: "0" });
    root.append(axis, list);
    el.append(root);

    // A tick is kept where its words fit: inside the axis, and clear of the tick before.
    function placeTicks() {
      const box = axis.getBoundingClientRect();
      let taken = null;
      for (const tick of axis.children) {
        tick.hidden = false;
        tick.style.marginInlineStart = "0";
        let place = tick.getBoundingClientRect();
        const out = Math.max(0, box.left - 8 - place.left) - Math.max(0, place.right - box.right - 8);
        if (out) tick.style.marginInlineStart = `${lang === "ar" ? -out : out}px`;
        place = tick.getBoundingClientRect();
        tick.hidden = Boolean(taken) && place.left < taken.right + 10 && taken.left < place.right + 10;
        if (!tick.hidden) taken = place;
      }
    }

    const percent = (position) => `${(position * 100).toFixed(2)}%`;
    function draw() {
      root.dir = lang === "ar" ? "rtl" : "ltr";
      root.lang = lang;
      root.dataset.theme = isDark() ? "dark" : "light";
      root.setAttribute("aria-label", say("desk.timeline", { title: state.article.title }));
      list.setAttribute("aria-label", say("desk.timeline", { title: state.article.title }));
      replace(axis, state.axis.ticks.map(([at, ...words]) => {
        const tick = h("span", { class: "khabar-tick-word" }, pick(words));
        tick.style.insetInlineStart = percent(at);
        return tick;
      }));
      placeTicks();
      replace(list, state.events.map((event, n) => {
        const span = state.axis.spans[event.id];
        const track = h("span", { class: "khabar-track", "aria-hidden": "true" });
        for (const [from, to] of state.axis.breaks) {
          const cut = h("span", { class: "khabar-break" });
          cut.style.insetInlineStart = percent(from);
          cut.style.inlineSize = percent(to - from);
          track.append(cut);
        }
        if (span) {
          const bar = h("span", { class: `khabar-span khabar-${event.precision === "day" ? "day" : "range"}` });
          bar.style.insetInlineStart = percent(span[0]);
          bar.style.inlineSize = percent(Math.max(0, span[1] - span[0]));
          track.append(bar);
        }
        return h(
          "div",
          { role: "option", id: `${idBase}-${n}`, class: "khabar-event", "aria-selected": String(event.id === chosen), data: { event: event.id, status: event.status, near: near.has(event.id) ? "yes" : "" } },
          h("span", { class: "khabar-event-when" }, pick(event.when) || say("desk.undated")),
          h("span", { class: "khabar-event-label", dir: "auto" }, showControls(pick(event.label)),
            event.status !== "happened" && h("span", { class: "khabar-chip" }, say(`status.${event.status}`)),
            h("span", { class: "khabar-quiet" }, " ", say("desk.tells", { n: number(event.evidence.length, lang) }))),
          track,
        );
      }));
      if (!state.events.length) replace(list, h("div", { class: "khabar-none", role: "option" }, say("desk.no_events")));
      const at = state.events.findIndex((event) => event.id === chosen);
      if (at >= 0) list.setAttribute("aria-activedescendant", `${idBase}-${at}`);
      else list.removeAttribute("aria-activedescendant");
    }
    const idBase = freshId("event");
    const isDark = () => (document.body.dataset.jpThemeLight ? document.body.dataset.jpThemeLight === "false" : matchMedia("(prefers-color-scheme: dark)").matches);

    function choose(id) {
      const event = state.events.find((one) => one.id === id);
      if (!event) return;
      chosen = id;
      draw();
      model.set("chosen", id);
      try { model.save_changes(); } catch { /* no kernel: the page goes on by itself */ }
      document.dispatchEvent(new CustomEvent("khabar-event", { detail: { article: state.article.id, event: id, sentences: event.evidence } }));
    }
    list.addEventListener("click", (event) => {
      const option = event.target.closest(".khabar-event");
      if (option) choose(option.dataset.event);
    });
    root.addEventListener("keydown", (event) => {
      event.stopPropagation();
      const at = state.events.findIndex((one) => one.id === chosen);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: state.events.length - 1 }[event.code];
      if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      choose(state.events[Math.max(0, Math.min(state.events.length - 1, to))]?.id);
    });
    for (const name of ["keyup", "keypress"]) root.addEventListener(name, (event) => event.stopPropagation());

    // A sentence was chosen in a desk: the events it tells of are shown, the first one chosen.
    const follow = ({ detail }) => {
      if (detail.article !== state.article.id) return;
      near = new Set(state.events.filter((event) => event.evidence.includes(detail.sentence)).map((event) => event.id));
      if (!near.has(chosen)) chosen = [...near][0] ?? "";
      draw();
      const option = list.querySelector('[aria-selected="true"]');
      if (option) scrollWithin(list, option);
    };
    const speak = ({ detail }) => {
      if (detail.article !== state.article.id) return;
      lang = detail.lang;
      draw();
    };
    document.addEventListener("khabar-sentence", follow);
    document.addEventListener("khabar-lang", speak);
    const sizes = new ResizeObserver(() => placeTicks());
    sizes.observe(axis);
    const themes = new MutationObserver(draw);
    themes.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
    model.on("change:state", () => { state = model.get("state"); draw(); });
    model.on("change:lang", () => { lang = model.get("lang"); draw(); });
    model.on("change:chosen", () => { if (model.get("chosen") !== chosen) choose(model.get("chosen")); });
    draw();
    return () => {
      document.removeEventListener("khabar-sentence", follow);
      document.removeEventListener("khabar-lang", speak);
      sizes.disconnect();
      themes.disconnect();
    };
  },
};
