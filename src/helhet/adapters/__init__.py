"""Services outside Helhet. A leaf: knows the kernel only, and nothing of who asks or why."""
