"""The directory: GP practices and the services round the hub."""
