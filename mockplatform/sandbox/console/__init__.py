"""The console: the sandbox in a browser, on the admin listener. Rendered here, without network and without a build step.

pages.py has the routes; bodies.py marks in a body what findings point to; texts.py holds every sentence, in both
languages. The pages work without JavaScript; static/console.js makes the journal and the clock go on by themselves.
"""

from mockplatform.sandbox.console.pages import register

__all__ = ["register"]
