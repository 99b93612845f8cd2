"""The pages: each draws the state of its presenter and passes on what the person at the desk wishes."""
