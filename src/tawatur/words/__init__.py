"""What the site says: the tables and their readers."""
