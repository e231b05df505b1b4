"""The published site: both editions built, searched, read offline and served."""
