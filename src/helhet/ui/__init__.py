"""The design system as Django knows it: base pages, template tags, form fields, styles and the small script."""
