"""The values that pass between the steps: IRIs, documents, claims."""
