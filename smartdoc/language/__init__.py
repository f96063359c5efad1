"""What the words of a plan say: verbs, phrases and quantities; closed lists, linear time."""
