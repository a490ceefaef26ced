"""Training: the encoder fine-tuned on a treebank, and its export; the only place that needs torch (extra ``train``)."""
