"""What is sent: valid records, and lifts, works and units brought to the stage that a test needs."""
