package io.smalti.segment.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.Nullable;
import io.smallrye.graphql.api.OneOf;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** How far from a point a customer lives. */
@Input("DistanceRuleInput")
@RegisterForReflection
@Description(
        "The postcode of the customer lies no farther from a point than this, as the crow flies. UNKNOWN where nobody has told"
                + " where the postcode lies, see locatePostcodes. Example: {km: 15, of: {postcode: {country: \"BE\", code: \"9000\"}}}")
public record DistanceRule(
        @NonNull @Description("Kilometres, above 0, at most 20,000")
        Double km,

        @NonNull Centre of) {

    @OneOf
    @Input("CentreInput")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    @Description("A point: that of a postcode, or any; exactly one of them")
    public record Centre(
            @Nullable @Description("The point of a postcode")
            Of postcode,

            @Nullable @Description("A point by its degrees") Point point) {}

    @Input("CentrePostcodeInput")
    @RegisterForReflection
    @Description("A postcode of which it is known where it lies")
    public record Of(
            @NonNull @Description("ISO 3166-1 code of two letters, for example BE")
            String country,

            @NonNull @Description("For example 9000") String code) {}

    @Input("PointInput")
    @RegisterForReflection
    @Description("A point on the earth")
    public record Point(
            @NonNull @Description("Degrees from -90 to 90, north above 0")
            Double latitude,

            @NonNull @Description("Degrees from -180 to 180, east above 0")
            Double longitude) {}
}
