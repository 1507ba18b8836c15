"""What follows from a table: validation, normalising, OpenAPI, documents. Takes tables, knows no HTTP and no SQL."""
