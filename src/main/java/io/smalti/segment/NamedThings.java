package io.smalti.segment;

import io.smalti.customer.value.RfmGroup;
import io.smalti.customer.value.RfmScores;
import io.smalti.segment.average.Yardsticks;
import io.smalti.segment.place.Places;
import io.smalti.segment.place.Postcode;
import io.smalti.segment.rule.RelativeRule;
import io.smalti.segment.rule.RuleInput;
import io.smalti.segment.rule.reading.RuleNames;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** Looks up what rules name, all of it at once; rules that name nothing cost no statement. */
@Singleton
public class NamedThings {
    private final Places places;
    private final RfmScores scores;
    private final Yardsticks yardsticks;

    NamedThings(Places places, RfmScores scores, Yardsticks yardsticks) {
        this.places = places;
        this.scores = scores;
        this.yardsticks = yardsticks;
    }

    /** @param segments whether there is a segment with this key */
    public RuleNames of(Collection<RuleInput> rules, Predicate<String> segments) {
        var postcodes = rules.stream()
                .flatMap(RuleInput::parts)
                .map(rule -> rule.within() == null ? null : rule.within().of().postcode())
                .filter(Objects::nonNull)
                .map(one -> new Postcode(one.country(), one.code()))
                .filter(one -> one.country().indexOf(0) < 0 && one.code().indexOf(0) < 0)
                .distinct()
                .toList();
        boolean groups = rules.stream()
                .flatMap(RuleInput::parts)
                .anyMatch(rule -> rule.rfm() != null && rule.rfm().group() != null);
        boolean countries = rules.stream()
                .flatMap(RuleInput::parts)
                .anyMatch(rule -> rule.relative() != null && rule.relative().to() == RelativeRule.Average.COUNTRY);
        return new RuleNames(
                segments,
                places.of(postcodes),
                groups ? scores.groups() : List.<RfmGroup>of(),
                countries ? yardsticks.ofCountries()::contains : any -> false);
    }
}
