# Sphinx configuration: MyST pages, API from Doxygen's XML, no request outside of the build.

project = "Dawnline"
author = "the Dawnline authors"
copyright = "2026, the Dawnline authors"
extensions = ["myst_parser", "breathe", "sphinx.ext.mathjax"]
myst_enable_extensions = ["dollarmath", "colon_fence"]
myst_heading_anchors = 3
breathe_projects = {"dawnline": "../build/docs/xml"}
breathe_default_project = "dawnline"
html_theme = "furo"
html_title = "Dawnline"
exclude_patterns = ["_build", "reference/generated/validation-table.md"]  # included elsewhere
html_static_path = ["_static"]
mathjax_path = "mathjax/tex-svg-full.js"
