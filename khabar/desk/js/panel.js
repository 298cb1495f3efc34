// The labels of the chosen sentence: one field each, with its key, and whose value it is.

import { findAll, number, showControls, splitList } from "./text.js";
import { freshId, h, key, replace, scrollWithin } from "./dom.js";

const TEXTS = ["source", "addressee", "cue"];

export function makePanel(store, focusArticle) {
  const el = h("div", { class: "khabar-panel", role: "group" });
  const fields = {};

  // A field: its name with the key that reaches it, what to choose or type, and below it whose value it is.
  function field(name, shown, control, columns = [name]) {
    const id = freshId("field");
    const input = control.matches("input, select, textarea") ? control : control.querySelector(".khabar-when, [role=combobox]");
    if (input) input.id = freshId(name);
    const title = h(input ? "label" : "span", { class: "khabar-field-name", id, for: input?.id });
    const badge = h("div", { class: "khabar-whose" });
    const box = h("div", { class: "khabar-field", data: { field: name }, role: "group", "aria-labelledby": id }, h("div", { class: "khabar-field-head" }, title, shown && key(shown)), control, badge);
    fields[name] = { title, badge, box, columns };
    return box;
  }

  const column = (name) => store.say(`column.${name}`);
  const set = (values) => store.set(store.chosen, values);

  // Act and quote type: buttons of which one is pressed.

  function choices(name, values) {
    const group = h("div", { class: `khabar-choices khabar-choices-${name}`, role: "radiogroup" });
    const buttons = new Map();
    for (const value of values) {
      const button = h("button", { type: "button", role: "radio", data: { value }, onclick: () => set({ [name]: value }) });
      buttons.set(value, button);
      group.append(button);
    }
    const update = () => {
      const row = store.row();
      group.setAttribute("aria-label", column(name));
      let at = 0;
      for (const [value, button] of buttons) {
        const shown = keyOf(name, at++);
        replace(button, h("span", {}, store.say(`${name}.${value}`)), shown && store.field === name && key(shown));
        button.setAttribute("aria-checked", String(row?.[name] === value));
        button.tabIndex = row?.[name] === value || (!values.includes(row?.[name]) && at === 1) ? 0 : -1;
        if (shown) button.setAttribute("aria-keyshortcuts", shown.replace("⇧", "Shift+"));
      }
      const odd = row && row[name] && !values.includes(row[name]); // a value from outside the list is shown, not lost
      if (odd) group.dataset.odd = row[name];
      else delete group.dataset.odd;
    };
    group.addEventListener("keydown", (event) => {
      const by = { ArrowDown: 1, ArrowUp: -1, ArrowLeft: rtlPage() ? 1 : -1, ArrowRight: rtlPage() ? -1 : 1 }[event.key];
      if (!by) return;
      const all = [...buttons.values()];
      const next = all[(all.indexOf(document.activeElement) + by + all.length) % all.length];
      next.focus();
      event.preventDefault();
      event.handled = true;
    });
    return { group, update };
  }
  const rtlPage = () => store.lang === "ar";
  const keyOf = (name, at) => (at < 9 ? String(at + 1) : name === "act" ? (at === 15 ? "0" : `⇧${at - 8}`) : "");

  const act = choices("act", store.choices.act);
  const quote = choices("quote_type", store.choices.quote_type);

  // Speaker: type to find, or choose; this article's people first.

  const speaker = makeSpeaker(store, focusArticle, set);

  // Dates: EDTF, spelled out as it is typed.

  const when = h("input", { type: "text", class: "khabar-when", dir: "ltr", spellcheck: "false", autocomplete: "off" });
  const spelled = h("div", { class: "khabar-spelled", "aria-live": "polite", id: freshId("spelled") });
  when.setAttribute("aria-describedby", spelled.id);
  let asked = 0;
  async function spellWhen() {
    const typed = when.value;
    const turn = ++asked;
    if (store.spelled[typed.trim()]) return showSpelled(store.pick(store.spelled[typed.trim()]), false);
    if (!typed.trim()) return showSpelled("", false);
    const answer = await store.spell(typed);
    if (turn !== asked) return;
    if (answer.refused) return showSpelled(store.pick(answer.refused), true);
    store.spelled[typed.trim()] = answer.spelled;
    showSpelled(store.pick(answer.spelled), false);
  }
  function showSpelled(text, wrong) {
    spelled.textContent = text;
    when.setAttribute("aria-invalid", String(wrong));
  }
  async function commitWhen() {
    const row = store.row();
    const typed = splitList(when.value).join(store.joint);
    if (!row || typed === row.when) return true;
    if (typed && !store.spelled[typed]) {
      const answer = await store.spell(typed);
      if (answer.refused) return showSpelled(store.pick(answer.refused), true), false;
      store.spelled[typed] = answer.spelled;
    }
    return store.set(row.id, { when: typed }), true;
  }
  when.addEventListener("input", spellWhen);
  when.addEventListener("change", commitWhen);

  // Events: pressed or not.

  const events = h("div", { class: "khabar-events" });
  function drawEvents() {
    const row = store.row();
    const chosen = new Set(splitList(row?.events ?? ""));
    const known = new Set(store.events.map((event) => event.id));
    const all = [...store.events, ...[...chosen].filter((id) => !known.has(id)).map((id) => ({ id, label: [id, id], when: ["", ""] }))];
    const order = [...all.filter((event) => chosen.has(event.id)), ...all.filter((event) => !chosen.has(event.id))];
    replace(events, order.length ? order.map((event, n) => h(
      "button",
      { type: "button", "aria-pressed": String(chosen.has(event.id)), data: { event: event.id }, onclick: () => toggleEvent(event.id) },
      h("span", { class: "khabar-event-label" }, store.pick(event.label)),
      h("span", { class: "khabar-event-when" }, store.pick(event.when)),
      n < 9 && store.field === "events" && key(String(n + 1)),
    )) : h("span", { class: "khabar-quiet" }, store.say("desk.no_events")));
  }
  function toggleEvent(id) {
    const chosen = splitList(store.row().events);
    set({ events: (chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]).join(store.joint) });
  }

  // Note, and the rest.

  const note = h("textarea", { rows: "2", dir: "auto" });
  note.addEventListener("change", () => set({ note: note.value.trim().replace(/\s*\n\s*/g, " / ") }));
  const role = h("select", { onchange: () => set({ role: role.value }) });
  const texts = Object.fromEntries(TEXTS.map((name) => [name, h("input", { type: "text", dir: "auto", onchange: (event) => set({ [name]: event.target.value.trim() }) })]));
  const quotes = h("ul", { class: "khabar-quotes" });
  function drawQuotes() {
    const row = store.row();
    replace(quotes, (row?.quotes ?? []).map(([from, to], n) => {
      const text = showControls(store.text.slice(from, to));
      return h("li", {}, h("q", { dir: "auto" }, text), h("button", {
        type: "button", "aria-label": `${store.say("desk.remove_quote")}: ${text}`,
        onclick: () => set({ quote_spans: splitList(row.quote_spans).filter((_, at) => at !== n).join(store.joint) }),
      }, "×"));
    }));
  }

  const heading = h("h3", { class: "khabar-heading" });
  const reviewed = h("button", { type: "button", class: "khabar-reviewed-button", onclick: () => set({ reviewed: store.isReviewed(store.row()) ? "" : "yes" }) });
  const split = h("button", { type: "button", onclick: () => store.splitHere() });
  const join = h("button", { type: "button", onclick: () => store.join(store.chosen) });
  const accept = h("button", { type: "button", class: "khabar-accept", onclick: () => store.accept() });
  const orphans = h("div", { class: "khabar-orphans" });
  const more = h("details", { class: "khabar-more" }, h("summary", {}),
    field("role", "", role), ...TEXTS.map((name) => field(name, "", texts[name])), field("quote_spans", "", quotes));
  el.append(
    orphans,
    h("div", { class: "khabar-panel-head" }, heading, reviewed),
    field("speaker", "S", speaker.el, ["speaker", "speaker_id"]),
    field("act", "A", act.group),
    field("quote_type", "Q", quote.group),
    field("when", "D", h("div", {}, when, spelled)),
    field("events", "E", events),
    field("note", "N", note),
    more,
    h("div", { class: "khabar-panel-foot" }, accept, h("div", { class: "khabar-cut" }, split, join)),
  );
  // Whose value it is: yours, with the machine's and the way back to it; or two values that must be settled.

  const shownValue = (name, value) => {
    if (!value) return store.say("desk.empty");
    if (["act", "quote_type", "role"].includes(name)) return store.say(`${name}.${value}`);
    if (name === "when") return store.pick(store.spelled[value]) || value;
    if (name === "events") return splitList(value).map((id) => store.pick(store.events.find((event) => event.id === id)?.label) || id).join("، ");
    return showControls(value);
  };

  function drawWhose() {
    const row = store.row();
    for (const [name, { badge, box, title, columns }] of Object.entries(fields)) {
      title.textContent = column(name);
      const own = row && columns.map((one) => [one, store.isMine(row.id, one)]).find(([, cell]) => cell);
      box.classList.toggle("khabar-yours", Boolean(own));
      box.classList.toggle("khabar-conflict", own?.[1].state === "conflict");
      if (!own) { replace(badge); continue; }
      const [one, cell] = own;
      const machine = shownValue(one, cell.machine);
      const back = h("button", { type: "button", class: "khabar-back", onclick: () => store.giveBack(row.id, one) },
        h("span", {}, store.say("desk.give_back")), name === givenBackBy() && key("M"));
      replace(
        badge,
        h("span", { class: "khabar-own" }, "✎ ", store.say(cell.state === "conflict" ? "desk.conflict" : "desk.yours")),
        h("span", { class: "khabar-machine" }, store.say("desk.machine_says"), " ", h("bdi", {}, machine)),
        cell.state === "conflict" && h("button", { type: "button", class: "khabar-keep", onclick: () => store.keep(row.id, one) }, store.say("desk.keep_yours")),
        back,
      );
    }
  }

  function drawOrphans() {
    replace(orphans, store.orphans.length ? h("details", { open: true },
      h("summary", {}, store.say("desk.orphans", { n: number(store.orphans.length, store.lang) })),
      h("ul", {}, store.orphans.map((orphan) => h("li", {},
        h("blockquote", { dir: "auto" }, showControls(orphan.text)),
        h("div", {}, column(orphan.column), ": ", h("bdi", {}, shownValue(orphan.column, orphan.yours))),
        h("button", { type: "button", onclick: () => store.settleOrphan(orphan, store.chosen) }, store.say("desk.orphan_here")),
        h("button", { type: "button", onclick: () => store.settleOrphan(orphan, "") }, store.say("desk.orphan_drop")),
      )))) : null);
  }

  // The field that the key M gives back: the active one, else the one changed last, else the first that is yours.
  function givenBackBy() {
    const row = store.row();
    const own = row ? Object.keys(fields).filter((name) => fields[name].columns.some((one) => store.isMine(row.id, one))) : [];
    return [store.field, store.lastField].find((name) => own.includes(name)) ?? own[0];
  }

  const fill = (control, value) => {
    if (document.activeElement !== control || control.dataset.of !== store.chosen) control.value = value;
    control.dataset.of = store.chosen;
  };

  function draw() {
    const row = store.row();
    el.setAttribute("aria-label", store.say("desk.labels_of"));
    el.classList.toggle("khabar-empty", !row);
    if (!row) return;
    heading.textContent = store.say("desk.sentence", { n: number(store.rows.indexOf(row) + 1, store.lang) });
    reviewed.setAttribute("aria-pressed", String(store.isReviewed(row)));
    replace(reviewed, h("span", { class: "khabar-box", "aria-hidden": "true" }, store.isReviewed(row) ? "✓" : ""), column("reviewed"), key("R"));
    act.update();
    quote.update();
    speaker.update();
    if (document.activeElement !== when || when.dataset.of !== row.id) {
      fill(when, row.when);
      showSpelled(row.when ? store.pick(store.spelled[row.when]) || row.when : "", false);
      if (row.when && !store.spelled[row.when]) spellWhen();
    }
    when.placeholder = "YYYY-MM-DD";
    drawEvents();
    fill(note, row.note);
    replace(role, store.choices.role.map((value) => h("option", { value, selected: value === row.role }, store.say(`role.${value}`))));
    for (const name of TEXTS) fill(texts[name], row[name]);
    drawQuotes();
    more.firstChild.textContent = store.say("desk.more");
    replace(accept, store.say("desk.accept"), key("⏎"));
    replace(split, store.say("desk_mark.split"), key("X"));
    replace(join, store.say("desk.join"), key("J"));
    split.disabled = !store.span || store.span.from <= row.from;
    join.disabled = row === store.rows.at(-1);
    for (const name of Object.keys(fields)) fields[name].box.classList.toggle("khabar-active", store.field === name);
    drawWhose();
    drawOrphans();
  }

  // What the keys reach.

  const leave = (control, keep) => (event) => {
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      Promise.resolve(keep()).then((fine) => fine !== false && focusArticle());
    } else if (event.key === "Escape") {
      control.dataset.of = "";
      draw();
      focusArticle();
    } else return;
    event.handled = true;
  };
  when.addEventListener("keydown", leave(when, commitWhen));
  note.addEventListener("keydown", leave(note, () => (note.dispatchEvent(new Event("change")), true)));
  for (const name of TEXTS) texts[name].addEventListener("keydown", leave(texts[name], () => (texts[name].dispatchEvent(new Event("change")), true)));

  const reach = (control) => {
    control.focus({ preventScroll: true });
    control.scrollIntoView?.({ block: "nearest" });
    control.select?.();
  };
  const stop = store.listen((topic) => {
    if (["whole", "rows", "chosen", "field", "events", "lang", "span"].includes(topic)) draw();
  });
  draw();
  return {
    el,
    reach: (name) => {
      store.setField(name);
      if (name === "speaker") speaker.open();
      else if (name === "when") reach(when);
      else if (name === "note") reach(note);
    },
    digit(n, shift) {
      if (store.field === "events") return events.querySelectorAll("button")[n - 1]?.click(), true;
      if (store.field === "quote_type") return quote.group.children[n - 1]?.click(), true;
      const at = n === 0 ? 15 : shift ? n + 8 : n - 1;
      return act.group.children[at]?.click(), true;
    },
    giveBack() {
      const row = store.row();
      const own = fields[givenBackBy()]?.columns.find((one) => store.isMine(row.id, one));
      return own ? store.giveBack(row.id, own) : false;
    },
    destroy: stop,
  };
}

// A box to type a speaker in, with a list under it.
function makeSpeaker(store, focusArticle, set) {
  const list = h("div", { class: "khabar-people", role: "listbox", id: freshId("people"), hidden: true });
  const input = h("input", { type: "text", role: "combobox", dir: "auto", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id });
  const el = h("div", { class: "khabar-speaker" }, input, list);
  let found = [], at = -1, typing = false;

  const matches = (person) => !typing || !input.value.trim() || findAll(store.fold, `${person.name} ${person.note}`, input.value).length > 0;
  function look() {
    const here = store.people.filter(matches).slice(0, 12).map((person) => ({ ...person, here: true }));
    const ids = new Set(store.people.map((person) => person.id).filter(Boolean));
    const rest = typing && input.value.trim() ? store.known.filter((person) => !ids.has(person.id) && matches(person)).slice(0, 8) : [];
    found = [...here, ...rest];
    const typed = input.value.trim();
    if (typing && typed && !found.some((person) => person.name === typed)) found.push({ name: typed, id: "", note: store.say("desk.new_speaker") });
    if (!typing || !typed) found.push({ name: "", id: "", note: store.say("desk.nobody") });
  }
  function draw() {
    let digit = 0;
    replace(list, found.map((person, n) => h(
      "div",
      { role: "option", id: `${list.id}-${n}`, "aria-selected": String(n === at), class: person.here ? "khabar-here" : "", onmousedown: (event) => { event.preventDefault(); take(n); } },
      person.name && h("span", { class: "khabar-person", dir: "auto" }, person.name),
      person.note && person.note !== person.name && h("span", { class: "khabar-quiet", dir: "auto" }, person.note),
      !typing && ++digit <= 9 && key(String(digit)),
    )));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (at >= 0) {
      input.setAttribute("aria-activedescendant", `${list.id}-${at}`);
      if (list.children[at]) scrollWithin(list, list.children[at]);
    } else input.removeAttribute("aria-activedescendant");
  }
  function open() {
    typing = false;
    input.focus({ preventScroll: true });
    input.select();
    at = -1;
    look();
    draw();
  }
  function close() {
    typing = false;
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    list.replaceChildren();
  }
  function take(n) {
    const person = found[n];
    close();
    if (person) set({ speaker: person.name, speaker_id: person.id });
    update(true);
    focusArticle();
  }
  function commit() {
    if (!typing) return;
    const typed = input.value.trim();
    const known = [...store.people, ...store.known].find((person) => person.name === typed);
    close();
    set({ speaker: typed, speaker_id: known?.id ?? (typed === store.row().speaker ? store.row().speaker_id : "") });
  }
  const update = (always) => {
    if (!always && document.activeElement === input && input.dataset.of === store.chosen) return;
    input.value = store.row()?.speaker ?? "";
    input.dataset.of = store.chosen;
    list.setAttribute("aria-label", store.say("desk.people"));
    input.placeholder = store.say("desk.nobody");
  };
  input.addEventListener("click", () => list.hidden && open());
  input.addEventListener("input", () => { typing = true; at = -1; look(); draw(); });
  input.addEventListener("blur", () => { commit(); close(); update(true); });
  input.addEventListener("keydown", (event) => {
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
    if (digit && !typing && !list.hidden && !event.ctrlKey && !event.metaKey && !event.altKey) take(Number(digit) - 1);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) { look(); }
      at = (at + (event.key === "ArrowDown" ? 1 : -1) + found.length + (at < 0 && event.key === "ArrowUp" ? 1 : 0)) % Math.max(1, found.length);
      draw();
    } else if (event.key === "Enter") {
      if (at >= 0) take(at);
      else { commit(); close(); focusArticle(); }
    } else if (event.key === "Escape") { close(); update(true); focusArticle(); }
    else return;
    event.preventDefault();
    event.handled = true;
  });
  return { el, open, update };
}
