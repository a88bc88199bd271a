"""Speech: who says, proposes, thanks, promises what, alone or together."""
