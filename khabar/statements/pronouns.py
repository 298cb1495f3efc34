"""The pronouns that news hangs on a word."""

POSSESSIVES = ("ه", "ها", "هم", "هما", "نا")  # on a noun: كتابه
OBJECTS = (*POSSESSIVES, "ني")  # on a verb: دعاني
