"""The clinic's own rules: people, visits, answers, safety, roles and dates.

Standard library only. Nothing here knows of a screen, a database or a file.
"""
