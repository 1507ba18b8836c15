"""How the target is asked: over HTTP and TLS, as bytes where bytes matter, with every exchange kept as evidence."""
