"""The commands of `mockplatform`, one module each; cli.py puts them together."""
