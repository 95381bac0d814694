"""What can be done with a case and its plan, one family of use cases in each module."""
