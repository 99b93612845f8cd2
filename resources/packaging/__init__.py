"""How hubdesk becomes something that IT installs: one module for each kind of package, with nothing of hubdesk in it.

The standard library only, and run from the repository: none of this is inside the installed program. A target is a
module with ``build(context) -> list[Path]``; ``build_installer.py`` lists them, and those that have
``verify(context, made)`` can install, try and remove what they made.
"""
