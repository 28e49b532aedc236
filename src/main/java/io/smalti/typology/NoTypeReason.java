package io.smalti.typology;

import org.eclipse.microprofile.graphql.Description;

@Description("Why a person has no lifestyle type at all, not even as a probability")
public enum NoTypeReason {
    @Description("there is no typology for the country")
    FOREIGN,
    @Description("the country is not known, and no home country is configured")
    COUNTRY_UNKNOWN,
    @Description("under 18: no profiling")
    MINOR,
    @Description("the person objects to profiling")
    PROFILING_OBJECTION
}
