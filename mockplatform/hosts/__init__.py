"""The hosts of 5.3.5.9. A host is a route table: interface → handler, a plain function. pipeline.py holds what all share."""
