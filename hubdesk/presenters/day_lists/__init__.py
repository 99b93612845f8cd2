"""The lists that drive the day: what each is called, what stands in it, how it is narrowed down and printed."""
