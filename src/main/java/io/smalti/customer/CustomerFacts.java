package io.smalti.customer;

import io.smallrye.graphql.api.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** The input of one person; {@link #toUpsert} makes it what imports make too. */
@Description(
        "What a source says about one person; what is absent keeps what is there, and a trait that is null is taken back")
public record CustomerFacts(
        @Description("The company's own key of the person; an unknown one creates a customer")
        String externalId,

        @Nullable @Description("Other names of the person, for look-up")
        List<@NonNull Identifier> identifiers,

        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable @Description("Street and number") String street,
        @Nullable LocalDate birthDate,

        @Nullable @Description("Where the birth date is not known")
        Integer birthYear,

        @Nullable @Description("Years, where neither is known")
        Integer ageEstimate,

        @Nullable @Description("The day of the estimate; without it that of observedAt")
        LocalDate ageEstimatedOn,

        @Nullable Gender gender,
        @Nullable Education education,
        @Nullable Activity activity,

        @Nullable @Description("Net income of the household, EUR a month")
        BigDecimal income,

        @Nullable HouseholdComposition householdComposition,
        @Nullable Integer householdSize,
        @Nullable Tenure tenure,
        @Nullable Dwelling dwelling,

        @Nullable @Description("BCP 47 tag, for example nl-BE")
        String language,

        @Nullable List<@NonNull String> values,
        @Nullable List<@NonNull String> attitudes,
        @Nullable List<@NonNull String> interests,
        @Nullable List<@NonNull String> motivations,
        @Nullable String dream,

        @Nullable @Description("The problem they try to solve")
        String problem,

        @Nullable @Description("ISO 3166-1 code of two letters")
        String country,

        @Nullable String postcode,
        @Nullable @Description("IANA time zone") String zone,
        @Nullable Lifecycle lifecycle,
        @Nullable @Description("How they found us") String acquisition,
        @Nullable Loyalty loyalty,
        @Nullable @Description("0 to 10") Integer brandKnowledge,
        @Nullable @Description("0 to 10") Integer brandFeeling,

        @Nullable @Description("EUR a year that they can spend with us")
        BigDecimal budget,

        @Nullable DecisionRole decisionRole,

        @Nullable
        @Description(
                "Values of traits by code: those that the company declared, or any other that is writable. Without a value, what was said before is taken back")
        List<@NonNull WriteTrait> traits,

        @Nullable @Description("External id of the organisation the person speaks for")
        String organisation,

        @Nullable @Description("Code of the lifestyle type the person chose; wins over the computed one")
        String declaredType,

        @Nullable @Description("How the values came to be known; DECLARED when absent. INFERRED is refused")
        Origin origin,

        @Nullable @Description("0..1; 1 when absent") Double confidence,

        @Nullable @Description("When the values were true; now when absent")
        Instant observedAt,

        @Nullable @Description("When the values stop to hold; never when absent")
        Instant expiresAt) {

    /** Always known; or kept with another. */
    private static final Set<String> KEPT = Set.of("lifecycle", "ageEstimatedOn");

    /** @param nulls names of the fields that were written as null: what was said there before is taken back */
    UpsertCustomer toUpsert(Set<String> nulls) {
        var told = new LinkedHashMap<String, @org.jspecify.annotations.Nullable Object>();
        put(told, "firstName", firstName);
        put(told, "lastName", lastName);
        put(told, "email", email);
        put(told, "phone", phone);
        put(told, "street", street);
        put(told, "birthDate", birthDate);
        put(told, "birthYear", birthYear);
        put(told, "ageEstimate", ageEstimate);
        put(told, "ageEstimatedOn", ageEstimatedOn);
        put(told, "gender", gender);
        put(told, "education", education);
        put(told, "activity", activity);
        put(told, "income", income);
        put(told, "householdComposition", householdComposition);
        put(told, "householdSize", householdSize);
        put(told, "tenure", tenure);
        put(told, "dwelling", dwelling);
        put(told, "language", language);
        put(told, "values", values);
        put(told, "attitudes", attitudes);
        put(told, "interests", interests);
        put(told, "motivations", motivations);
        put(told, "dream", dream);
        put(told, "problem", problem);
        put(told, "country", country);
        put(told, "postcode", postcode);
        put(told, "zone", zone);
        put(told, "lifecycle", lifecycle);
        put(told, "acquisition", acquisition);
        put(told, "loyalty", loyalty);
        put(told, "brandKnowledge", brandKnowledge);
        put(told, "brandFeeling", brandFeeling);
        put(told, "budget", budget);
        put(told, "decisionRole", decisionRole);
        nulls.stream().filter(name -> !KEPT.contains(name) && isWritable(name)).forEach(name -> told.put(name, null));
        if (traits != null) {
            traits.forEach(trait -> told.put(trait.code(), trait.told()));
        }
        return new UpsertCustomer(
                externalId,
                told,
                identifiers == null ? List.of() : identifiers,
                nulls.contains("organisation") ? UpsertCustomer.NO_ORGANISATION : organisation,
                declaredType,
                origin == null ? Origin.DECLARED : origin,
                confidence,
                observedAt,
                expiresAt);
    }

    private static boolean isWritable(String name) {
        var trait = Traits.get(name);
        return trait != null && trait.writable();
    }

    private static void put(
            Map<String, @org.jspecify.annotations.Nullable Object> values, String code, @Nullable Object value) {
        if (value != null) {
            values.put(code, value);
        }
    }
}
