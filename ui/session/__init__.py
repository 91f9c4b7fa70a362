"""What lies between the window and the core: the threads that own the open vault, the jobs that
they do, and how a session ends.

The window never waits for a drive: it asks, goes on, and is told.
"""
