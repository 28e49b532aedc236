package io.smalti.customer.completeness;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Customer;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.typology.Evidence;
import io.smalti.typology.Sharpening;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** What is known and what to ask next. */
@GraphQLApi
public class CompletenessApi {
    private static final int USUAL = 3;
    private static final int MOST = 20;
    /** The uncertainty of 33 types of which nothing is known: log2(33) bits. */
    private static final double ALL_BITS = 5.04;

    private final Sharpening sharpening;
    private final Unlocking unlocking;

    CompletenessApi(Sharpening sharpening, Unlocking unlocking) {
        this.sharpening = sharpening;
        this.unlocking = unlocking;
    }

    @Access({FRONTEND, MARKETER, STEWARD})
    @Description("How much is known of the person, and what to ask next")
    public List<@NonNull Completeness> completeness(@Source List<@NonNull Customer> parents) {
        return parents.stream().map(Completeness::of).toList();
    }

    @Transactional
    @Access({FRONTEND, MARKETER, STEWARD})
    @Description(
            "What to ask next, worth most now first: by what the answer completes, how far it would sharpen the type, and the share of"
                    + " the segments that it would open")
    public List<@NonNull List<@NonNull Question>> nextQuestions(
            @Source List<@NonNull Completeness> parents,
            @Nullable @Description("en, nl, fr, de or no; without it the person's, else English") String language,
            @Nullable @Description("1 to 20; 3 when absent") Integer first) {
        int most = first == null ? USUAL : first;
        if (most < 1 || most > MOST) {
            throw new InvalidQuestions();
        }
        var all = new ArrayList<@NonNull List<@NonNull Question>>();
        var customers = parents.stream().map(Completeness::customer).toList();
        var unlocked = unlocking.unlocked(customers, Wanted.traits());
        int segments = Math.max(1, unlocking.segments());
        for (int i = 0; i < customers.size(); i++) {
            all.add(questions(customers.get(i), language, unlocked.get(i), segments).stream()
                    .limit(most)
                    .toList());
        }
        return all;
    }

    private List<Question> questions(
            Customer customer,
            @org.jspecify.annotations.Nullable String wanted,
            Map<String, Set<String>> unlocked,
            int segments) {
        var language = QuestionTexts.language(wanted, customer.demographics().language());
        var list = Wanted.of(customer);
        int total = list.stream().mapToInt(Wanted::weight).sum();
        var bits = bits(customer);
        return list.stream()
                .filter(want -> !want.known(customer))
                .map(want -> new Question(
                        want.described(),
                        QuestionTexts.of(want.trait(), language),
                        language,
                        Wanted.rounded(want.weight(), total),
                        Math.round(1e4 * bits.getOrDefault(want.trait(), 0.0)) / 1e4,
                        unlocked.getOrDefault(want.trait(), Set.of())))
                .sorted(Comparator.comparingDouble((Question question) -> question.gain()
                                + question.sharpens() / ALL_BITS
                                + (double) question.unlocked().size() / segments)
                        .reversed())
                .toList();
    }

    /** Nothing can be sharpened of who has no type, or named it. */
    private Map<String, Double> bits(Customer customer) {
        var lifestyle = customer.lifestyle();
        if (lifestyle == null || lifestyle.reason() != null || lifestyle.declared()) {
            return Map.of();
        }
        var demographics = customer.demographics();
        var composition = demographics.householdComposition();
        var tenure = demographics.tenure();
        var dwelling = demographics.dwelling();
        return sharpening.of(new Evidence(
                customer.geography().country(),
                customer.geography().postcode(),
                customer.ageBand() == null ? null : customer.ageBand().code(),
                composition == null ? null : composition.name(),
                tenure == null ? null : tenure.name(),
                dwelling == null ? null : dwelling.name()));
    }
}
