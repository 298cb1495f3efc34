// Changes that were never confirmed wait in this browser tab, by the text they belong to. Where a browser keeps nothing (a private
// window, a frame without an origin) there is no shelf, and nothing else is lost by that.

export function makeShelf(article) {
  const name = `khabar-unsaved ${article.id} ${article.text.length} ${article.text.slice(0, 80)}`;
  const attempt = (use) => {
    try {
      return use(sessionStorage);
    } catch {
      return null;
    }
  };
  return {
    put: (cells) => attempt((storage) => storage.setItem(name, JSON.stringify(cells))),
    take: () => JSON.parse(attempt((storage) => storage.getItem(name)) ?? "[]"),
    clear: () => attempt((storage) => storage.removeItem(name)),
  };
}
