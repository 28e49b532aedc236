package io.smalti.segment.explanation;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Activity;
import io.smalti.customer.Dwelling;
import io.smalti.customer.Education;
import io.smalti.customer.Gender;
import io.smalti.customer.HouseholdComposition;
import io.smalti.customer.Origin;
import io.smalti.customer.Tenure;
import io.smalti.customer.UpsertCustomer;
import io.smalti.customer.moment.RecordInteraction;
import io.smalti.customer.moment.RecordOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("What is known of a person who is not stored. A country, a postcode and an estimated age are enough")
public record Person(
        @Nullable @Description("ISO 3166-1 code of two letters, for example BE; without it there is no type")
        String country,

        @Nullable @Description("For example 9000") String postcode,
        @Nullable LocalDate birthDate,

        @Nullable @Description("Where the birth date is not known")
        Integer birthYear,

        @Nullable @Description("Years, as of today, where neither is known")
        Integer ageEstimate,

        @Nullable Gender gender,
        @Nullable Education education,
        @Nullable Activity activity,

        @Nullable @Description("Net income of the household, EUR a month")
        BigDecimal income,

        @Nullable HouseholdComposition householdComposition,
        @Nullable @Description("People in the household") Integer householdSize,
        @Nullable Tenure tenure,
        @Nullable Dwelling dwelling,

        @Nullable @Description("BCP 47 tag, for example nl-BE")
        String language,

        @Nullable @Description("For example travel, gardening")
        List<@NonNull String> interests,

        @Nullable @Description("For a message to this person")
        String firstName,

        @Nullable @Description("What the person ordered, at most 1,000; null: nothing")
        List<@NonNull PersonOrder> orders,

        @Nullable @Description("Contacts that were no orders, at most 1,000; null: none")
        List<@NonNull PersonInteraction> interactions) {
    static final String NOBODY = "classify";

    List<RecordOrder> ordered() {
        return orders == null
                ? List.of()
                : IntStream.range(0, orders.size())
                        .mapToObj(i -> orders.get(i).recorded(i))
                        .toList();
    }

    List<RecordInteraction> contacted() {
        return interactions == null
                ? List.of()
                : IntStream.range(0, interactions.size())
                        .mapToObj(i -> interactions.get(i).recorded(i))
                        .toList();
    }

    UpsertCustomer facts(LocalDate today) {
        var facts = new HashMap<String, @org.jspecify.annotations.Nullable Object>();
        facts.put("country", country);
        facts.put("postcode", postcode);
        facts.put("birthDate", birthDate);
        facts.put("birthYear", birthYear);
        facts.put("ageEstimate", ageEstimate);
        facts.put("ageEstimatedOn", ageEstimate == null ? null : today);
        facts.put("gender", gender);
        facts.put("education", education);
        facts.put("activity", activity);
        facts.put("income", income);
        facts.put("householdComposition", householdComposition);
        facts.put("householdSize", householdSize);
        facts.put("tenure", tenure);
        facts.put("dwelling", dwelling);
        facts.put("language", language);
        facts.put("interests", interests);
        facts.put("firstName", firstName);
        var known = new HashMap<String, Object>();
        facts.forEach((code, value) -> {
            if (value != null) {
                known.put(code, value);
            }
        });
        return new UpsertCustomer(NOBODY, known, List.of(), null, null, Origin.DECLARED, null, null, null);
    }
}
