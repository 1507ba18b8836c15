"""Sandbox and conformance harness for the lift traceability interfaces of T/CPASE M 014.3—2021."""
