"""What a store keeps on disk: its graph, its ledger and its texts, whole at every moment, copied and mended."""
