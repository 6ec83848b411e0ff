"""How a kernel process comes to be: forked from a rehearsed process, taken from a filled pool, or started anew."""
