"""Pages made from the code say what the code says."""

from tools import generate_docs


def test_the_generated_pages_match_the_code() -> None:
    assert list(generate_docs.differing()) == [], "run make docs"


def test_no_page_in_the_folder_is_left_over() -> None:
    assert {path.name for path in generate_docs.FOLDER.iterdir()} == set(generate_docs.PAGES)
