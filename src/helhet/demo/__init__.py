"""A made-up municipality with made-up people, whose plans are written by the same actions as everybody else's."""
