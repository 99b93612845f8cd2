"""The Windows packages, made on Linux: a tree of files, two small programs of our own, an MSI and a set-up program.

The tree is python.org's embeddable Python with the wheels of requirements.lock beside it, so every file that others
have signed stays as they signed it, and nothing unpacks itself at the start (what virus scanners dislike).
"""
