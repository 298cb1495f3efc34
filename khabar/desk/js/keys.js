// The keyboard: one table for what the keys do and for the page that shows them.
//
// Keys go by `event.code`, the place on the keyboard, so that they work while the layout is Arabic. None of them leaves the desk:
// JupyterLab takes letters as commands on cells.

// `[group, shown, label, test, run]`; label is a key of desk_labels.csv. `test` sees the event and the desk.
const plain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey;
const code = (name, shift = false) => (event) => plain(event) && event.code === name && event.shiftKey === shift;
const command = (name, shift) => (event) =>
  (event.ctrlKey || event.metaKey) && !event.altKey && event.code === name && (shift === undefined || event.shiftKey === shift);
const spanned = (test) => (event, desk) => Boolean(desk.store.span) && test(event);

export const KEYS = [
  ["move", "↑ ↓", "desk_key.move", (e) => plain(e) && !e.shiftKey && (e.code === "ArrowUp" || e.code === "ArrowDown"),
    (desk, e) => desk.store.move(e.code === "ArrowDown" ? 1 : -1)],
  ["move", "Home End", "desk_key.ends", (e) => plain(e) && (e.code === "Home" || e.code === "End"),
    (desk, e) => desk.store.move(e.code === "End" ? Infinity : -Infinity)],
  ["move", "U", "desk_key.unreviewed", code("KeyU"), (desk) => desk.store.nextUnreviewed()],
  ["move", "/", "desk_key.search", (e) => plain(e) && !e.shiftKey && (e.code === "Slash" || e.key === "/"), (desk) => desk.bar.search()],
  ["label", "⏎", "desk.accept", (e) => plain(e) && e.code.endsWith("Enter") && !e.shiftKey, (desk) => desk.store.accept()],
  ["label", "1–9 0 ⇧1–6", "desk_key.digits", (e, desk) => plain(e) && /^(Digit|Numpad)\d$/.test(e.code) && !desk.store.span?.asksKind,
    (desk, e) => desk.panel.digit(Number(e.code.at(-1)), e.shiftKey)],
  ["span", "1–6", "desk_key.kind", (e, desk) => plain(e) && /^(Digit|Numpad)[1-6]$/.test(e.code) && Boolean(desk.store.span?.asksKind),
    (desk, e) => desk.store.markName(desk.store.choices.kind[Number(e.code.at(-1)) - 1])],
  ["span", "← →", "desk_key.word", (e) => plain(e) && !e.shiftKey && (e.code === "ArrowLeft" || e.code === "ArrowRight"),
    (desk, e) => desk.article.moveSpan((e.code === "ArrowLeft") === desk.article.rtl)],
  ["span", "⇧← ⇧→", "desk_key.extend", (e) => plain(e) && e.shiftKey && (e.code === "ArrowLeft" || e.code === "ArrowRight"),
    (desk, e) => desk.article.moveSpan((e.code === "ArrowLeft") === desk.article.rtl, { extend: true })],
  ["span", "Ctrl+⇧← Ctrl+⇧→", "desk_key.letter", (e) => e.ctrlKey && e.shiftKey && (e.code === "ArrowLeft" || e.code === "ArrowRight"),
    (desk, e) => desk.article.moveSpan((e.code === "ArrowLeft") === desk.article.rtl, { extend: true, letter: true })],
  ["span", "S", "desk_mark.speaker", spanned(code("KeyS")), (desk) => desk.store.markSpan("speaker")],
  ["span", "Q", "desk_mark.quote", spanned(code("KeyQ")), (desk) => desk.store.markSpan("quote")],
  ["span", "D", "desk_mark.date", spanned(code("KeyD")), (desk) => desk.store.markSpan("date")],
  ["span", "N", "desk_mark.name", spanned(code("KeyN")), (desk) => desk.store.markSpan("name")],
  ["span", "X", "desk_mark.split", spanned(code("KeyX")), (desk) => desk.store.splitHere()],
  ["span", "Esc", "desk_key.leave", (e) => plain(e) && e.code === "Escape", (desk) => desk.leave()],
  ["label", "S", "column.speaker", code("KeyS"), (desk) => desk.panel.reach("speaker")],
  ["label", "A", "column.act", code("KeyA"), (desk) => desk.panel.reach("act")],
  ["label", "Q", "column.quote_type", code("KeyQ"), (desk) => desk.panel.reach("quote_type")],
  ["label", "D", "column.when", code("KeyD"), (desk) => desk.panel.reach("when")],
  ["label", "E", "column.events", code("KeyE"), (desk) => desk.panel.reach("events")],
  ["label", "N", "column.note", code("KeyN"), (desk) => desk.panel.reach("note")],
  ["label", "R", "column.reviewed", code("KeyR"), (desk) => desk.store.set(desk.store.chosen, { reviewed: desk.store.isReviewed(desk.store.row()) ? "" : "yes" })],
  ["label", "M", "desk.give_back", code("KeyM"), (desk) => desk.panel.giveBack()],
  ["more", "J", "desk.join", code("KeyJ"), (desk) => desk.store.join(desk.store.chosen)],
  ["more", "Ctrl+Z", "desk.undo", command("KeyZ", false), (desk) => desk.store.undo()],
  ["more", "Ctrl+Y", "desk.redo", (e) => command("KeyY")(e) || command("KeyZ", true)(e), (desk) => desk.store.redo()],
  ["more", "?", "desk.help", (e) => plain(e) && (e.key === "?" || e.key === "؟" || (e.shiftKey && e.code === "Slash")), (desk) => desk.bar.help()],
];

const TYPING = "input:not([type=checkbox]), textarea, select";

export function listenToKeys(root, desk) {
  const onKey = (event) => {
    event.stopPropagation();
    if (event.handled || event.isComposing) return;
    if (event.target.closest("dialog")) return; // the browser closes it with Esc
    if (event.target.closest(TYPING)) return;
    // A button that is reached with Tab is pressed by Enter and Space, as everywhere.
    if (event.target.closest("button, summary") && ["Enter", "NumpadEnter", "Space"].includes(event.code)) return;
    for (const [, , , test, run] of KEYS) {
      if (!test(event, desk)) continue;
      event.preventDefault();
      run(desk, event);
      return;
    }
  };
  root.addEventListener("keydown", onKey);
  for (const name of ["keyup", "keypress"]) root.addEventListener(name, (event) => event.stopPropagation());
}
