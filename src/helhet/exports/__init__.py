"""Renderers of plain dataclasses: a leaf that knows no model, no request and no rule of access.

Whoever builds a document has already decided what its reader may see.
"""
