"""The plan to read: the whole, who does what, the course, services, about me, the crisis page and the diary."""
