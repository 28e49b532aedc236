package io.smalti.segment.place;

/** Told in the transaction that says that postcodes lie elsewhere. */
public record PlacesChanged() {}
