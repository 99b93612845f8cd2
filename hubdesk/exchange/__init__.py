"""Files that come from elsewhere and go elsewhere: spreadsheets of forms. Everything in them is distrusted."""
