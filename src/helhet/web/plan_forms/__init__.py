"""Plan forms (maler) that a municipality adapts."""
