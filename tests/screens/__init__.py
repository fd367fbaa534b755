"""Walk every screen of the demo in Chromium: pictures of each, and what is wrong with them.

`python -m tests.screens` (or `make screens`) plays the demo company once into ``build/screens-company``, then

1. finds the screens: signs in as everybody there is and follows every link from the routes of the program, so a new
   screen cannot be forgotten (`find.py`); a route that nothing leads to is wrong, and so is a link to nowhere;
2. looks at each with two browsers at once (`look.py`): Bulgarian and English, desk and phone, light and dark; asks
   axe-core, measures what is cut or too small to touch, reads for words of the other language, and walks by keys;
3. writes pictures, an album (``index.html``) and ``summary.json``, and exits 1 when anything is wrong.

`--at ADDRESS` looks at a running program, `--only PART` at addresses that contain it, `--fresh` plays the demo anew.
"""
