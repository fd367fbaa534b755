"""PostgreSQL's settings. Timeouts are not here: they belong to roles (``roles.py``)."""

import shlex
from pathlib import Path

# Written once, into cluster/postgresql.conf, where an administrator may change them.
FIRST = {
    "max_connections": "60",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "8MB",
    "maintenance_work_mem": "128MB",
    "random_page_cost": "1.1",  # solid-state disks
    "jit": "off",  # compiling costs more than our short queries take
    "max_parallel_workers": "2",
    "max_parallel_workers_per_gather": "1",
    "min_wal_size": "128MB",
    "max_wal_size": "1GB",
    "checkpoint_timeout": "15min",
    "wal_compression": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "logging_collector": "on",
    "log_filename": "postgresql-%a.log",  # a week of logs, each day overwriting last week's
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
    "log_truncate_on_rotation": "on",
    "log_line_prefix": "%m [%p] %q%u@%d/%a ",
    "log_min_duration_statement": "1s",
    "log_parameter_max_length": "0",  # statements may be logged, what clients are called may not
}
RECKLESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "logging_collector": "off"}


def first_options() -> list[str]:
    return [part for name, value in FIRST.items() for part in ("-c", f"{name}={value}")]


def start_options(socket: Path, port: int, *, durable: bool) -> str:
    """What must be so at every start, as one string for ``pg_ctl -o``, which gives it to a shell."""
    listed = '"' + str(socket).replace('"', '""') + '"'  # the setting is a list: a comma in the path must not split it
    settings = {"listen_addresses": "", "port": str(port), "unix_socket_directories": listed}
    settings |= {"unix_socket_permissions": "0700"} | ({} if durable else RECKLESS)
    return " ".join(shlex.join(["-c", f"{name}={value}"]) for name, value in settings.items())
