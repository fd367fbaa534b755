"""PostgreSQL 18 from a wheel, started by the program in a folder of its own; nobody installs or administers anything.

``start(folder)`` creates the server's files the first time, starts the server when it is not running, and otherwise
uses the one that is. The server outlives the program that started it, so web, worker and command line share it.

Inside the folder (0700, of the server's user)::

    cluster/     PostgreSQL's own data folder; settings may be edited in cluster/postgresql.conf
    run/         the socket, unless that path is too long for a socket: then a short folder under the temporary one
    start.log    what happened before PostgreSQL opened its own weekly round of logs in cluster/log

Who runs it. PostgreSQL refuses root, so a program of root runs it as the owner of the folder, or for a new folder as
``postgres``, or the next unprivileged user there is. What that user cannot reach (root's home) is kept in
``/var/lib/cleaning``: a copy of the binaries, and the data folder itself, with a symbolic link left where it was
asked for.

What is alive. The server holds a kernel lock (flock) on ``cluster/``, taken by the launcher and inherited by every
process of the server. Free lock, no server: whatever ``postmaster.pid`` says is a leftover, be its process dead, a
zombie or somebody else's. That stays true between containers sharing the folder, where process ids mean nothing.
"""

from cleaning.adapters.sql.embedded.cluster import Cluster
from cleaning.adapters.sql.embedded.launch import start
from cleaning.adapters.sql.embedded.trouble import Trouble

__all__ = ["Cluster", "Trouble", "start"]
