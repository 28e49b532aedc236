package io.smalti.segment.place;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.platform.graphql.Access;
import org.eclipse.microprofile.graphql.Description;

@Access({FRONTEND, ANALYST, MARKETER, STEWARD})
@Description("Where a postcode lies, as the company has told; distances are counted from this point")
public record PostcodeLocation(
        @Description("ISO 3166-1 code of two letters") String country,
        String postcode,
        @Description("Degrees, north above 0") double latitude,
        @Description("Degrees, east above 0") double longitude,
        @Description("Who says so") String source) {}
