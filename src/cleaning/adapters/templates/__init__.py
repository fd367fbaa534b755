"""The language of document templates: a small part of Jinja, checked before it is stored and bounded when it runs."""
