"""What follows from the graph: consistency, policies, identity."""
