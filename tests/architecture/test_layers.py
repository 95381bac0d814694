"""Imports point down only (the contracts are in pyproject.toml)."""

from importlinter.cli import lint_imports


def test_imports_point_down_only() -> None:
    assert lint_imports(no_cache=True) == 0
