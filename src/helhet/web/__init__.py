"""The pages. Each page family is a folder with its addresses, views, forms, presenters and templates."""
