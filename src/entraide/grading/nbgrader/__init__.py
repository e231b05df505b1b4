"""What plugs into nbgrader's own commands: steps, templates, export."""
