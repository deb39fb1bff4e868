"""Document -> attributions, claims, omissions, events."""
