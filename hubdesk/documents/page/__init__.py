"""From texts to pages: marks on paper, strips that flow, and the one painter."""
