"""The frame around every page: top bar, rail, patient banner and the window that holds them.

Each is imported from its own module: the window makes rail and banner only when someone signs in.
"""
