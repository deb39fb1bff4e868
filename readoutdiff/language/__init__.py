"""What is known of a language: word classes, verbs and what they govern, words for offices and contacts."""
