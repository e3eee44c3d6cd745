"""Runs the migrations on the connection that the store hands over; the store owns the transaction."""

from alembic import context

from tawatur.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
