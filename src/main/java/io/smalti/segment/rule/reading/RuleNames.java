package io.smalti.segment.rule.reading;

import io.smalti.customer.value.RfmGroup;
import io.smalti.segment.place.Place;
import io.smalti.segment.place.Postcode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What rules may name beside traits.
 *
 * @param segments whether there is a segment with this key
 * @param places where the postcodes lie that rules name
 * @param groups of RFM scores, of which the first that fits is a customer's
 * @param averages whether some country's average of the trait with this code is kept
 */
public record RuleNames(
        Predicate<String> segments, Map<Postcode, Place> places, List<RfmGroup> groups, Predicate<String> averages) {
    static RuleNames of(Predicate<String> segments) {
        return new RuleNames(segments, Map.of(), List.of(), any -> true);
    }

    /** For rules that were read before: an average that has gone since is unknown, and the rule still means something. */
    public RuleNames withAnyAverage() {
        return new RuleNames(segments, places, groups, any -> true);
    }
}
