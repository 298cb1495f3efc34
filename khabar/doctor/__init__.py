"""What is odd in the source, what contradicts what."""


def examine(reading, events):
    return []
