"""Events and the dates that belong to them."""

from khabar.events.find import find_event_records

__all__ = ["find_event_records"]
