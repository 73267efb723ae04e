"""What the site consists of: addresses, views and the plan of outputs.  All of it is pure."""
