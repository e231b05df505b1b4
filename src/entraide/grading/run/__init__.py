"""Run the marking of a class: the command, its workers, its gradebook."""
