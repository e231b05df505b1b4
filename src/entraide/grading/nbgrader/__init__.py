"""What plugs into nbgrader: a module for each of its commands, and the templates of its pages."""
