package io.smalti.segment.place;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Where postcodes of a country lie")
public record LocatePostcodes(
        @NonNull @Description("ISO 3166-1 code of two letters, for example BE")
        String country,

        @NonNull @Description("Whose points they are, for example \"bpost 2026\"; 1 to 200 characters")
        String source,

        @NonNull @Description("1 to 1,000, each postcode once")
        List<@NonNull Location> locations) {

    @Description("Where a postcode lies")
    public record Location(
            @NonNull @Description("As customers have it, for example 9000")
            String postcode,

            @NonNull @Description("Degrees from -90 to 90, north above 0")
            Double latitude,

            @NonNull @Description("Degrees from -180 to 180, east above 0")
            Double longitude) {}
}
