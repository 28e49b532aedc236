package io.smalti.segment.place;

import static io.smalti.platform.graphql.Role.ANALYST;
import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.ListTooLong;
import io.smalti.segment.place.LocationError.Code;
import jakarta.enterprise.event.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Where postcodes lie, for rules with a distance. */
@GraphQLApi
public class PlaceApi {
    private static final int MOST = 1_000;
    private static final int SHOWN = 500;

    private final Places places;
    private final Event<PlacesChanged> changed;

    PlaceApi(Places places, Event<PlacesChanged> changed) {
        this.places = places;
        this.changed = changed;
    }

    @Query
    @Transactional
    @Access({FRONTEND, ANALYST, MARKETER, STEWARD})
    @Description("Where postcodes lie, in the order asked for; those of which nobody has told are left out")
    public @NonNull List<@NonNull PostcodeLocation> postcodeLocations(
            @NonNull @Description("ISO 3166-1 code of two letters") String country,
            @NonNull @Description("At most 500") List<@NonNull String> postcodes) {
        if (postcodes.size() > SHOWN) {
            throw new ListTooLong("postcodes", postcodes.size(), SHOWN);
        }
        var known = postcodes.stream().filter(code -> code.indexOf(0) < 0).toList();
        return country.indexOf(0) >= 0 ? List.of() : places.locations(country, known);
    }

    @Mutation
    @Transactional
    @Access({MARKETER, STEWARD})
    @Description(
            "Says where postcodes lie, all of these or none. Until it is said, customers there are at an unknown distance from"
                    + " everything. Segments with a distance in their rules are computed anew")
    public @NonNull LocatePostcodesPayload locatePostcodes(@NonNull LocatePostcodes input) {
        var errors = check(input);
        if (!errors.isEmpty()) {
            return new LocatePostcodesPayload(0, errors);
        }
        int different = places.write(input.country(), input.source().strip(), input.locations());
        if (different > 0) {
            changed.fire(new PlacesChanged());
        }
        return new LocatePostcodesPayload(different, List.of());
    }

    private static List<LocationError> check(LocatePostcodes input) {
        var errors = new ArrayList<LocationError>();
        if (!input.country().matches("[A-Z]{2}")) {
            errors.add(error(Code.INVALID_VALUE, "two capital letters, for example BE", "country"));
        }
        if (!isText(input.source(), 200)) {
            errors.add(error(Code.INVALID_VALUE, "1 to 200 characters", "source"));
        }
        if (input.locations().isEmpty()) {
            errors.add(error(Code.EMPTY_LIST, "at least one is needed", "locations"));
        }
        if (input.locations().size() > MOST) {
            errors.add(error(
                    Code.TOO_MANY,
                    "%d; the most is %,d".formatted(input.locations().size(), MOST),
                    "locations"));
            return errors;
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < input.locations().size(); i++) {
            var one = input.locations().get(i);
            var at = Integer.toString(i);
            if (!isText(one.postcode(), 20)) {
                errors.add(error(Code.INVALID_VALUE, "1 to 20 characters", "locations", at, "postcode"));
            } else if (!seen.add(one.postcode())) {
                errors.add(error(Code.TWICE, one.postcode() + " is there twice", "locations", at, "postcode"));
            }
            if (!(Math.abs(one.latitude()) <= 90)) {
                errors.add(error(Code.INVALID_VALUE, "from -90 to 90", "locations", at, "latitude"));
            }
            if (!(Math.abs(one.longitude()) <= 180)) {
                errors.add(error(Code.INVALID_VALUE, "from -180 to 180", "locations", at, "longitude"));
            }
        }
        return errors;
    }

    private static boolean isText(String text, int most) {
        return !text.isBlank() && text.length() <= most && text.indexOf(0) < 0;
    }

    private static LocationError error(Code code, String message, String... path) {
        return new LocationError(code, message, List.of(path));
    }
}
