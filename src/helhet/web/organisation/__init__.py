"""Units and staff: what a local administrator and the coordinating unit look after."""
