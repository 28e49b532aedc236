package io.smalti.customer;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.typology.Area;
import org.eclipse.microprofile.graphql.Description;

@Access({FRONTEND, MARKETER, STEWARD})
@Description("Where a person lives; null is unknown")
public record Geography(
        @Nullable @Description("ISO 3166-1 code of two letters, for example BE")
        String country,

        @Nullable String postcode,

        @Nullable @Description("Code of the municipality, derived from country and postcode")
        String municipality,

        @Nullable @Description("Region of the postcode, for example FLANDERS")
        String region,

        @Nullable @Description("The postcode in the typology of the country; null when it is none of it")
        Area area,

        @Nullable @Description("IANA time zone; null is that of the company")
        String zone) {}
