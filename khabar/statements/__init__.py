"""Who says what, in whose words."""

from khabar.statements.find import find_cues

__all__ = ["find_cues"]
