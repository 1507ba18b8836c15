"""The only place with SQL: SQLAlchemy Core over SQLite or PostgreSQL, one code path.

schema.py has the tables, database.py the connections and transactions, the other modules one resource each.
"""
