"""The templates of the program: strict, escaped, compiled once for each language with its words already in them."""

from cleaning.web.templating.environment import TEMPLATES, Templates, make_templates

__all__ = ["TEMPLATES", "Templates", "make_templates"]
