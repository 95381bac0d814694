"""What a page costs: `make bench` measures it on PostgreSQL behind the real server. See README.md."""
