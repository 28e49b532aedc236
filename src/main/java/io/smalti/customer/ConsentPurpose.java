package io.smalti.customer;

import org.eclipse.microprofile.graphql.Description;

/** What a person is asked for. */
@Description("What consent is about")
public enum ConsentPurpose {
    MARKETING,
    PROFILING,
    @Description("messages about what was bought")
    SERVICE
}
