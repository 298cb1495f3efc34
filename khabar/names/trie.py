"""Names and titles of several words: a node is a dict from the next skeleton to the next node; what ends at a node stands under `END`."""

END = ""  # no token is empty


def add(trie: dict, forms: tuple[str, ...], leaf):
    """Puts a name or title into a trie, and returns what stands there: the first leaf of a form stays."""
    for part in forms:
        trie = trie.setdefault(part, {})
    return trie.setdefault(END, leaf)


def walk(node: dict, forms: list[str], at: int) -> tuple[object, int] | None:
    """The longest leaf below a node, the tokens from `at` on being its next words; and the token after it."""
    found = (node[END], at) if END in node else None
    size = len(forms)
    while at < size and (node := node.get(forms[at])):
        at += 1
        if END in node:
            found = node[END], at
    return found
