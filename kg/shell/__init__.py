"""The shell without its screen: where a statement ends, what a word may become, what a line of command says."""
