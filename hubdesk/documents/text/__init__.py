"""The text layer: the only way by which words reach a page.

Text is drawn glyph by glyph. No markup is ever read, because no reportlab ``Paragraph`` is built
anywhere in hubdesk: ``<b>`` prints as ``<b>`` (security notes §6.2, rows 36 and 37).
"""
