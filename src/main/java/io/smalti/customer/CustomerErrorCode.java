package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** What is wrong with an item of a write. */
@Description("What is wrong with an item of a write")
public enum CustomerErrorCode {
    RUBBISH_IDENTIFIER,
    @Description("a steward blocked it, because it names nobody in particular")
    BLOCKED_IDENTIFIER,
    IDENTIFIER_TAKEN,
    @Description("the customer has as many of this kind as one may have")
    TOO_MANY_IDENTIFIERS,
    TOO_LONG,
    TOO_MANY,
    CONTROL_CHARACTER,
    BROKEN_TEXT,
    MALFORMED_EMAIL,
    MALFORMED_PHONE,
    MALFORMED_POSTCODE,
    @Description("kept, but without a municipality")
    UNKNOWN_POSTCODE,
    UNKNOWN_COUNTRY,
    UNKNOWN_LANGUAGE,
    UNKNOWN_ZONE,
    UNKNOWN_VALUE,
    UNKNOWN_TRAIT,
    UNKNOWN_TYPE,
    UNKNOWN_CUSTOMER,
    UNKNOWN_ORGANISATION,
    @Description("no division of NACE Rev. 2.1 begins so")
    UNKNOWN_INDUSTRY,
    @Description("must not be kept about people")
    SPECIAL_CATEGORY,
    @Description("follows from other values")
    NOT_WRITABLE,
    @Description("inferred values are never stored")
    NOT_STORABLE,
    @Description("under 18, or the person objects to profiling")
    NO_PROFILING,
    NO_NUMBER,
    NO_WHOLE_NUMBER,
    NO_DATE,
    NO_TIME,
    OUT_OF_RANGE,
    IN_THE_FUTURE,
    IN_THE_PAST,
    BEFORE_1900,
    MISSING,
    INVALID,
    BEFORE_1970,
    REQUIRED
}
