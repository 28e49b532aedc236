package io.smalti.segment.rule.reading;

import static io.smalti.segment.rule.reading.RuleReader.below;
import static io.smalti.segment.rule.reading.RuleReader.shortened;

import io.smalti.segment.place.Place;
import io.smalti.segment.place.Postcode;
import io.smalti.segment.rule.DistanceRule;
import io.smalti.segment.rule.Rule;
import io.smalti.segment.rule.reading.SegmentError.Code;
import java.math.BigDecimal;
import java.util.List;

/** Reads conditions on how far customers live from a point. */
final class DistanceReader {
    private static final double FARTHEST = 20_000;

    private final RuleNames names;
    private final RuleReader.Problems problems;

    DistanceReader(RuleNames names, RuleReader.Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    Rule read(DistanceRule input, List<String> path) {
        if (!(input.km() > 0 && input.km() <= FARTHEST)) {
            problems.add(Code.INVALID_VALUE, below(path, "km"), "kilometres are above 0 and at most 20,000");
        }
        long reach = Place.reach(input.km());
        var words = "within %s km of "
                .formatted(BigDecimal.valueOf(input.km()).stripTrailingZeros().toPlainString());
        var of = input.of();
        var at = below(path, "of");
        if ((of.postcode() == null) == (of.point() == null)) {
            return problems.add(Code.NOT_ONE_FIELD, at, "either a postcode or a point");
        }
        var point = of.point();
        if (point != null) {
            if (!(Math.abs(point.latitude()) <= 90)) {
                problems.add(Code.INVALID_VALUE, below(below(at, "point"), "latitude"), "from -90 to 90");
            }
            if (!(Math.abs(point.longitude()) <= 180)) {
                problems.add(Code.INVALID_VALUE, below(below(at, "point"), "longitude"), "from -180 to 180");
            }
            return new Rule.Near(
                    Place.of(point.latitude(), point.longitude()),
                    reach,
                    words + point.latitude() + ", " + point.longitude());
        }
        var postcode = java.util.Objects.requireNonNull(of.postcode());
        var centre = names.places().get(new Postcode(postcode.country(), postcode.code()));
        return centre == null
                ? problems.add(
                        Code.UNKNOWN_PLACE,
                        below(at, "postcode"),
                        "nobody has told where %s (%s) lies"
                                .formatted(shortened(postcode.code()), shortened(postcode.country())))
                : new Rule.Near(centre, reach, words + postcode.code() + " (" + postcode.country() + ")");
    }
}
