"""What Alembic runs around each migration: the connection and its transaction belong to `tracker.schema`."""

from alembic import context

from tracker import tables_beside, tables_classes, tables_live, tables_record  # noqa: F401  their tables belong to the same book
from tracker.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,  # SQLite can, once the driver is kept from beginning by itself
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
