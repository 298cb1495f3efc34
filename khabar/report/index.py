"""The index."""


def index(project, *, lang="ar"):
    raise NotImplementedError
