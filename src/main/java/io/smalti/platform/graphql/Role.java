package io.smalti.platform.graphql;

import org.eclipse.microprofile.graphql.Description;

@Description("What a caller is; a token may carry several roles")
public enum Role {
    @Description("profiles without contact data")
    FRONTEND,
    @Description("cells, messages, exposures")
    CAMPAIGN,
    @Description("aggregates only")
    ANALYST,
    @Description("segments, personas, campaigns")
    MARKETER,
    @Description("contact data, consent, correction, imports")
    STEWARD,
    @Description("everything")
    ADMIN
}
