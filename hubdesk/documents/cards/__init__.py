"""Cards: ten to a sheet, or one sheet folded twice."""
