"""What is claimed of many interfaces in the same words, and tested in the same way."""
