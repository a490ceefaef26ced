"""Where the graph lies: the embedded store, its snapshots, the remote one."""
