package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** A way to compare a trait in a rule. */
@Description("A way to compare a trait in a rule")
public enum TraitOperator {
    EQUALS,
    IN,
    BETWEEN,
    GREATER,
    LESS,
    CONTAINS,
    EXISTS,
    @Description("within the last N days")
    WITHIN_DAYS,
    @Description("against the average")
    RELATIVE
}
