"""The made-up digest as projects of the generators that are compared."""
