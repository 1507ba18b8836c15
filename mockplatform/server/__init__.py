"""TLS, listeners, start and stop: hosts any WSGI application, and knows nothing of this one."""
