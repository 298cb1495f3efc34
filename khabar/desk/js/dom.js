// Elements made in one line. Text goes in as text: nothing here reads markup.

export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name === "data") Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function replace(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
}

// A key as it is shown beside what it does.
export const key = (name) => h("kbd", { "aria-hidden": "true", dir: "ltr" }, name);

// Scrolls a list until its element shows, never the notebook around it; `room` is kept free above and below.
export function scrollWithin(list, element, room = 0) {
  const box = list.getBoundingClientRect(), place = element.getBoundingClientRect();
  if (place.top < box.top + room) list.scrollTop -= box.top + room - place.top;
  else if (place.bottom > box.bottom - room) list.scrollTop += Math.min(place.bottom - box.bottom + room, place.top - box.top - room);
}

// Every widget has a copy of this module, so a count alone would give two of them the same ids.
const own = Math.random().toString(36).slice(2, 8);
let made = 0;
export const freshId = (name) => `khabar-${name}-${own}-${++made}`;
