"""The sandbox around the protocol: admin API, journal, worlds and what they start with."""
