package io.smalti.platform.database;

/** JSON text to be bound as {@code jsonb}. */
public record Json(String text) {}
