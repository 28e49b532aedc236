package io.smalti.segment.place;

/** @param country ISO 3166-1 code of two letters */
public record Postcode(String country, String code) {}
