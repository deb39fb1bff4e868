"""Values -> what to show (views, wire) -> how to draw it (one module a format)."""
