"""Results of earlier builds, each kept with the key of all that it was made from."""
