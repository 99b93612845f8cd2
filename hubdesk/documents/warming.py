"""Loading what drawing needs before anybody waits for it."""


def load_libraries() -> None:
    """Import the drawing and the picture library: half of what the first letter would wait for."""
    import pypdfium2  # noqa: F401
    import reportlab.pdfgen.canvas  # noqa: F401
