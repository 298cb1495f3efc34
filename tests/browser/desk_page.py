"""The desk in a bare page, its Python side in this process: no kernel and no JupyterLab, so that a test takes a blink.

What the page sends goes straight into the widget, what the widget answers straight back. Everything between the two that JupyterLab
brings (its own keys, kernels that die, themes) is tested in `test_desk.py`.
"""

import json

from khabar.desk.desk import ArticleWidget

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Desk</title></head><body data-jp-theme-light="true"><main></main></body></html>"""

# A model as anywidget hands it to a module: get, set, save_changes, send, on, off.
_MODEL = """async ([esm, css, state, name]) => {
    const style = document.createElement("style");
    style.textContent = css;
    document.head.append(style);
    const listeners = {};
    const fire = (event, detail) => (listeners[event] ?? []).forEach((listener) => listener(detail));
    const values = { state, chosen: "", lang: "ar" };
    const model = {
        get: (key) => values[key],
        set: (key, value) => { if (values[key] !== value) { values[key] = value; fire("change:" + key); } },
        save_changes: () => {},
        send: (message) => {
            if (window.kernelGone) return;
            window.toPython(name, JSON.stringify(message)).then((answers) => answers.forEach(([to, answer]) => window.models[to].fire(answer)));
        },
        on: (event, listener) => (listeners[event] ??= []).push(listener),
        off: () => {},
        fire: (message) => ("state" in message && !("answer" in message) ? model.set("state", message.state) : fire("msg:custom", message)),
    };
    (window.models ??= {})[name] = model;
    const url = URL.createObjectURL(new Blob([esm], { type: "text/javascript" }));
    let widget = (await import(url)).default;
    if (typeof widget === "function") widget = await widget();
    await widget.initialize?.({ model });
    const el = document.createElement("div");
    document.querySelector("main").append(el);
    await widget.render({ model, el });
}"""


class DeskPage:
    """Widgets of one article on a page."""

    def __init__(self, page):
        self.page, self.widgets, self.sent = page, {}, []
        page.set_content(_PAGE)
        page.expose_function("toPython", self._receive)

    def show(self, name: str, widget: ArticleWidget) -> None:
        """Draws a widget; `name` only tells it from the others."""
        self.widgets[name] = widget
        widget.send = lambda content, buffers=None: self.sent.append((name, content))
        self.page.evaluate(_MODEL, [widget._esm, widget._css, _plain(widget.page_state()), name])

    def _receive(self, name: str, message: str) -> list:
        states = {other: widget.state for other, widget in self.widgets.items()}
        self.widgets[name]._receive(None, json.loads(message), [])
        news, self.sent = self.sent, []
        changed = [(other, {"state": widget.state}) for other, widget in self.widgets.items() if widget.state != states[other]]
        return _plain([*news, *changed])


def _plain(value):
    return json.loads(json.dumps(value))
