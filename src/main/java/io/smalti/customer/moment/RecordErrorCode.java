package io.smalti.customer.moment;

import org.eclipse.microprofile.graphql.Description;

@Description("Why an order or a contact moment was not recorded")
public enum RecordErrorCode {
    MISSING,
    INVALID,
    TOO_LONG,
    TOO_MANY,
    OUT_OF_RANGE,
    BEFORE_1970,
    IN_THE_FUTURE,
    @Description("a line without pieces")
    ZERO,
    @Description("a purchase below zero or a return above it")
    WRONG_SIGN,
    UNKNOWN_CUSTOMER
}
