"""The house: slices by noun, pipelines by verb, tables on one shared floor."""
