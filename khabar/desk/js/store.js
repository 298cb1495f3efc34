// What the page knows, and its only way to Python. Every view of one desk shares one store, so two views are always in step.
//
// A change is drawn at once and sent; it counts as saved when its answer has come. One request is on its way at a time, and
// the changes that wait behind it travel together, in order. Undo and redo are changes like any other, so that screen and file
// move together. A row is remembered by where its sentence starts: its id may move when sentences are split or joined.

import { makeShelf } from "./shelf.js";
import { makeFold, makeOffsets } from "./text.js";

const PATIENCE = 5000; // ms without an answer before the page says that nothing is saved

export function makeStore(model) {
  const given = model.get("state");
  const listeners = new Set();
  const offsets = makeOffsets(given.article.text);
  const store = {
    article: given.article,
    text: given.article.text,
    choices: given.choices,
    joint: given.join,
    words: given.words,
    offsets,
    fold: makeFold(given.fold),
    rows: [], byId: new Map(), marks: [], people: given.people, known: given.known,
    events: given.events, mine: given.mine, orphans: given.orphans, spelled: given.spelled,
    lang: model.get("lang"),
    chosen: "", field: "act", span: null, event: "",
    filters: { speaker: "", act: "", unreviewed: false, yours: false, dated: false, conflict: false, text: "" },
    status: { kind: given.saved ? "saved" : "fresh", time: given.saved },
    message: given.faults ? { kind: "fault", text: given.faults } : null, // `{kind, text, actions?}` above the article
  };

  // Words.

  store.say = (name, values = {}) => {
    const pair = store.words[name];
    const text = pair ? pair[store.lang === "ar" ? 0 : 1] : name.slice(name.indexOf(".") + 1);
    return text.replace(/\{(\w+)\}/g, (whole, slot) => values[slot] ?? whole);
  };
  store.pick = (pair) => (pair ? pair[store.lang === "ar" ? 0 : 1] : "");

  // Listening: `tell("row", id)`, `tell("chosen")` … reaches everyone.

  store.listen = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const tell = (topic, detail) => listeners.forEach((listener) => listener(topic, detail));

  // Rows.

  const takeRow = (row) => ({
    ...row,
    from: offsets.unit(row.start),
    to: offsets.unit(row.end),
    quotes: spansOf(row.quote_spans),
  });
  const spansOf = (cell) =>
    cell.split(";").map((part) => part.trim().match(/^(\d+)-(\d+)$/)).filter(Boolean)
      .map((match) => [offsets.unit(+match[1]), offsets.unit(+match[2])]);
  const takeRows = (rows) => {
    store.rows = rows.map(takeRow);
    store.byId = new Map(store.rows.map((row) => [row.id, row]));
  };
  const takeMarks = (marks) => {
    store.marks = marks.map(([start, end, kind, title, id]) => ({ start: offsets.unit(start), end: offsets.unit(end), kind, title, id }));
  };
  takeRows(given.rows);
  takeMarks(given.marks);
  store.chosen = store.byId.has(model.get("chosen")) ? model.get("chosen") : (store.rows[0]?.id ?? "");

  store.row = () => store.byId.get(store.chosen);
  store.isMine = (id, column) => store.mine[id]?.[column];
  store.isReviewed = (row) => row.reviewed === "yes";
  const rowAt = (start) => store.rows.find((row) => row.start === start);

  // Requests.

  const waiting = [];
  let onItsWay = null, numbers = 0, timer = 0;

  const setStatus = (kind, time = store.status.time) => {
    if (kind === store.status.kind && time === store.status.time) return;
    store.status = { kind, time };
    tell("status");
  };
  store.unsaved = () => waiting.concat(onItsWay ?? []).filter((request) => request.changes).length;

  const cellsOf = (request) =>
    request.cells.map(({ start, column, value }) => ({ row: rowAt(start)?.id, column, value })).filter((cell) => cell.row);

  function send(request) {
    return new Promise((resolve) => {
      waiting.push({ ...request, resolve });
      if (request.changes) setStatus(store.status.kind === "lost" ? "lost" : "saving");
      pump();
    });
  }

  function pump() {
    if (store.gone) return lose();
    if (onItsWay || !waiting.length) return;
    const request = waiting.shift();
    // Cell changes that wait one behind the other become one request.
    while (request.do === "set" && waiting[0]?.do === "set") {
      const next = waiting.shift();
      request.cells = [...request.cells, ...next.cells];
      const first = request.resolve;
      request.resolve = (answer) => (first(answer), next.resolve(answer));
    }
    onItsWay = request;
    request.n = ++numbers;
    const { resolve, changes, before, ...rest } = request;
    timer = setTimeout(() => lose(), PATIENCE);
    // The kernel says "idle" when it is done with a message. Without an answer before, it does not know this desk: it was restarted.
    const onStatus = (message) => {
      if (message.content.execution_state === "idle") setTimeout(() => onItsWay === request && leave());
    };
    try {
      model.send(request.do === "set" ? { ...rest, cells: cellsOf(request) } : rest, { iopub: { status: onStatus } });
    } catch {
      leave();
    }
  }

  // No answer: the kernel is gone, or too busy. What was typed stays on screen, and the page says that it is not saved.
  function lose() {
    if (!store.unsaved()) return;
    setStatus("lost");
    keepForLater();
  }
  function leave() {
    clearTimeout(timer);
    store.gone = true;
    if (store.unsaved()) lose();
    else setStatus("gone");
  }

  // What was never confirmed waits in this browser tab: the next desk of the same text offers it again.
  const shelf = makeShelf(given.article);
  function keepForLater() {
    const cells = [onItsWay, ...waiting].flatMap((request) => request?.cells ?? []);
    if (cells.length) shelf.put(cells);
  }
  const shelved = shelf.take().filter((cell) => rowAt(cell.start));
  if (shelved.length) {
    store.message = {
      kind: "shelved",
      text: (say) => say("desk.shelved", { n: new Set(shelved.map((cell) => `${cell.start} ${cell.column}`)).size }),
      actions: {
        "desk.shelved_save": () => {
          for (const { start, column, value } of shelved) store.set(rowAt(start).id, { [column]: value });
        },
        "desk.shelved_drop": () => {},
      },
      done: shelf.clear,
    };
  }

  model.on("msg:custom", (message) => {
    if (message.news) return takeNews(message);
    if (!("answer" in message) || !onItsWay || message.answer !== onItsWay.n) return;
    clearTimeout(timer);
    const request = onItsWay;
    onItsWay = null;
    if (message.refused) {
      if (request.do === "set") takeBack(request);
      if (request.do !== "spell") store.setMessage({ kind: "refused", text: store.pick(message.refused) });
      if (request.changes) setStatus(store.unsaved() ? "saving" : store.status.time ? "saved" : "fresh");
    } else {
      takeNews(message);
      if (request.changes) setStatus(store.unsaved() ? "saving" : "saved", message.saved ?? store.status.time);
      if (!store.unsaved() && store.message?.kind !== "shelved") shelf.clear();
    }
    if (!message.refused && request.changes && store.message?.kind === "refused") store.setMessage(null);
    request.resolve(message);
    pump();
  });

  // What Python says stands, under the changes that are still on their way.
  function takeNews(news) {
    for (const name of ["mine", "orphans", "people", "known", "events"]) if (news[name]) store[name] = news[name];
    if ("faults" in news && (news.faults || store.message?.kind === "fault")) {
      store.message = news.faults ? { kind: "fault", text: news.faults } : null;
      tell("message");
    }
    if (news.spelled) store.spelled = { ...store.spelled, ...news.spelled };
    if (news.marks) takeMarks(news.marks);
    if (news.rows) {
      if (news.whole) takeRows(news.rows);
      else for (const row of news.rows) putRow(takeRow(row));
      for (const request of [onItsWay, ...waiting]) if (request?.do === "set") draw(request.cells);
    }
    if (news.whole || news.marks) {
      if (!store.byId.has(store.chosen)) store.chosen = store.rows[0]?.id ?? "";
      tell("whole");
    } else if (news.rows || news.events || news.mine) {
      tell("rows", news.rows?.map((row) => row.id) ?? []);
    }
    if (news.events) tell("events");
  }

  function putRow(row) {
    const at = store.rows.findIndex((other) => other.id === row.id);
    if (at < 0) return;
    store.rows[at] = row;
    store.byId.set(row.id, row);
  }

  function draw(cells) {
    const touched = new Set();
    for (const { start, column, value } of cells) {
      const row = rowAt(start);
      if (!row) continue;
      claim(row, column, value);
      putRow(takeRow({ ...row, [column]: value }));
      touched.add(row.id);
    }
    return [...touched];
  }

  // A changed cell is yours at once; Python's answer says the same a moment later, with what the kit thinks now.
  function claim(row, column, value) {
    if (column === "reviewed" || column === "note") return;
    const cells = { ...store.mine[row.id] };
    const machine = cells[column]?.machine ?? row[column];
    if (value === machine) delete cells[column];
    else cells[column] = { machine, base: machine, state: "correction", ...cells[column] };
    store.mine = { ...store.mine, [row.id]: cells };
    if (!Object.keys(cells).length) delete store.mine[row.id];
  }

  function takeBack(request) {
    const still = new Set(request.before.map((cell) => `${cell.start} ${cell.column}`));
    for (const other of waiting) {
      for (const cell of other.cells ?? []) still.delete(`${cell.start} ${cell.column}`);
    }
    tell("rows", draw(request.before.filter((cell) => still.has(`${cell.start} ${cell.column}`))));
  }

  // Changes, undo and redo.

  const undone = []; // what can be undone, oldest first
  let redone = [];
  store.canUndo = () => undone.length > 0;
  store.canRedo = () => redone.length > 0;

  function write(cells) {
    const before = cells.map(({ start, column }) => ({ start, column, value: rowAt(start)?.[column] ?? "" }));
    const touched = draw(cells);
    tell("rows", touched);
    send({ do: "set", changes: true, cells, before });
  }

  // values: `{column: value}` of one sentence; what does not change is left out.
  store.set = (id, values) => {
    const row = store.byId.get(id);
    if (!row) return false;
    const after = [], before = [];
    for (const [column, value] of Object.entries(values)) {
      if (row[column] === value) continue;
      after.push({ start: row.start, column, value });
      before.push({ start: row.start, column, value: row[column] });
    }
    if (!after.length) return false;
    undone.push({ before, after });
    redone = [];
    store.lastField = after[0].column === "speaker_id" ? "speaker" : after[0].column;
    write(after);
    return true;
  };

  // The person has seen a conflict and keeps theirs.
  store.keep = (id, column) => send({ do: "settle", changes: true, row: id, column, keep: "mine" });
  store.giveBack = (id, column) => {
    const mine = store.isMine(id, column);
    if (!mine) return false;
    const values = { [column]: mine.machine };
    const pair = { speaker: "speaker_id", speaker_id: "speaker" }[column];
    if (pair && store.isMine(id, pair)) values[pair] = store.isMine(id, pair).machine;
    return store.set(id, values);
  };

  store.split = async (id, unit) => {
    const row = store.byId.get(id);
    const step = { split: row.start, offset: offsets.point(unit), before: [row] };
    const answer = await send({ do: "split", changes: true, row: id, offset: step.offset });
    if (answer.refused) return;
    undone.push(step);
    redone = [];
    store.choose(rowAt(row.start)?.id ?? store.chosen);
  };
  store.join = async (id) => {
    const at = store.rows.findIndex((row) => row.id === id);
    const [first, second] = [store.rows[at], store.rows[at + 1]];
    if (!second) return;
    const answer = await send({ do: "join", changes: true, row: id });
    if (answer.refused) return;
    undone.push({ join: first.start, offset: second.start, before: [first, second] });
    redone = [];
    store.choose(rowAt(first.start)?.id ?? store.chosen);
  };

  async function step(from, to, back) {
    const one = from.pop();
    if (!one) return;
    if (one.after) {
      write(back ? one.before : one.after);
      store.choose(rowAt(one.after[0].start)?.id ?? store.chosen);
    } else {
      const start = one.split ?? one.join;
      const splitting = (one.split !== undefined) !== back;
      const id = rowAt(start)?.id;
      const answer = await send(splitting ? { do: "split", changes: true, row: id, offset: one.offset } : { do: "join", changes: true, row: id });
      if (answer.refused) return tell("history");
      if (back) restore(one.before);
      store.choose(rowAt(start)?.id ?? store.chosen);
    }
    to.push(one);
    tell("history");
  }
  function restore(rows) {
    const cells = [];
    for (const old of rows) {
      const now = rowAt(old.start);
      for (const column of store.columns) if (now && now[column] !== old[column]) cells.push({ start: old.start, column, value: old[column] });
    }
    if (cells.length) write(cells);
  }
  store.columns = given.columns;
  store.undo = () => step(undone, redone, true);
  store.redo = () => step(redone, undone, false);

  // Asking Python.

  let looked = 0;
  store.look = () => {
    if (store.gone || onItsWay || Date.now() - looked < 2000) return;
    looked = Date.now();
    send({ do: "look" });
  };
  store.spell = (when) => send({ do: "spell", when });
  store.readDate = (from, to) => send({ do: "date", start: offsets.point(from), end: offsets.point(to) });
  store.rememberName = (from, to, kind, person) =>
    send({ do: "name", changes: true, start: offsets.point(from), end: offsets.point(to), kind, of: person?.id ?? "", name: person?.name ?? "" });
  store.settleOrphan = (orphan, to) => send({ do: "orphan", changes: true, orphan, to });

  // Choosing.

  store.choose = (id, { quiet = false } = {}) => {
    if (!store.byId.has(id)) return;
    const changed = id !== store.chosen;
    store.chosen = id;
    store.field = "act";
    store.lastField = "";
    store.span = null;
    tell("chosen", id);
    if (changed && !quiet) document.dispatchEvent(new CustomEvent("khabar-sentence", { detail: { article: store.article.id, sentence: id } }));
    if (changed && model.get("chosen") !== id) {
      model.set("chosen", id);
      try { model.save_changes(); } catch { /* no kernel: the page goes on by itself */ }
    }
  };
  model.on("change:chosen", () => {
    const id = model.get("chosen");
    if (id !== store.chosen) store.choose(id);
  });
  store.setField = (field) => { store.field = field; tell("field"); };
  store.setSpan = (span) => { store.span = span; tell("span"); };
  store.setLang = (lang) => {
    store.lang = lang;
    model.set("lang", lang);
    try { model.save_changes(); } catch { /* as above */ }
    document.dispatchEvent(new CustomEvent("khabar-lang", { detail: { article: store.article.id, lang } }));
    tell("lang");
  };
  store.setFilters = (filters) => { Object.assign(store.filters, filters); tell("filters"); };
  store.setMessage = (message) => { store.message = message; tell("message"); };
  store.tell = tell;

  // Filters.

  store.isShown = (row) => {
    const wanted = store.filters;
    if (wanted.speaker && row.speaker !== wanted.speaker) return false;
    if (wanted.act && row.act !== wanted.act) return false;
    if (wanted.unreviewed && store.isReviewed(row)) return false;
    if (wanted.yours && !store.mine[row.id]) return false;
    if (wanted.dated && !row.when) return false;
    if (wanted.conflict && !Object.values(store.mine[row.id] ?? {}).some((cell) => cell.state === "conflict")) return false;
    if (wanted.text) {
      const needle = store.fold(wanted.text.trim()).folded;
      row.folded ??= store.fold(store.text.slice(row.from, row.to)).folded;
      if (!row.folded.includes(needle)) return false;
    }
    return true;
  };
  store.shown = () => store.rows.filter(store.isShown);
  store.move = (by) => {
    const shown = store.shown();
    if (!shown.length) return;
    const at = shown.findIndex((row) => row.id === store.chosen);
    store.choose(shown[at < 0 ? 0 : Math.min(shown.length - 1, Math.max(0, at + by))].id);
  };
  store.nextUnreviewed = () => {
    const at = store.rows.findIndex((row) => row.id === store.chosen);
    const order = [...store.rows.slice(at + 1), ...store.rows.slice(0, at + 1)];
    const next = order.find((row) => !store.isReviewed(row));
    if (next && !store.isShown(next)) store.setFilters({ speaker: "", act: "", unreviewed: false, yours: false, dated: false, conflict: false, text: "" });
    if (next) store.choose(next.id);
    return Boolean(next);
  };
  return store;
}
