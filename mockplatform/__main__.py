"""`python -m mockplatform` is the command `mockplatform`."""

from mockplatform.cli import main

main()
