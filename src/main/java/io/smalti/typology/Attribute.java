package io.smalti.typology;

/**
 * Something that a household does, owns or thinks, or not.
 *
 * @param nationalShare share 0..1 of households
 * @param confidence how well that is founded, in the words of the data
 */
public record Attribute(String code, String category, String label, double nationalShare, String confidence) {}
