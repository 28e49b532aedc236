package io.smalti.segment.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.Nullable;
import io.smallrye.graphql.api.OneOf;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A rule as a client writes it and as it is stored, in JSON of the same shape. Exactly one component is set. */
@OneOf
@Input("RuleInput")
@Description(
        "A condition on customers, exactly one field of which is set: a group (all, any, not) or one comparison of a trait (see"
                + " traits { code operators values }). A comparison with a value that the customer lacks is UNKNOWN, and so is its"
                + " negation; a customer fulfils a rule only if the whole of it is TRUE. A value is what Customer.trait shows: where"
                + " nothing is known, what the lifestyle type suggests (origin INFERRED), unless observedOnly leaves that out; trusted"
                + " asks how sure it must be. Limits: 8 levels, 100 comparisons, 1,000 values in a list. Example: {all: [{range:"
                + " {trait: \"age\", from: 30, below: 36}}, {not: {equals: {trait: \"tenure\", value: \"OWNER\"}}}]}")
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record RuleInput(
        @Nullable @Description("TRUE if every rule is; FALSE if any is FALSE; else UNKNOWN. At least one rule")
        List<@NonNull RuleInput> all,

        @Nullable @Description("TRUE if any rule is; FALSE if every one is; else UNKNOWN. At least one rule")
        List<@NonNull RuleInput> any,

        @Nullable @Description("TRUE if the rule is FALSE, FALSE if it is TRUE; of UNKNOWN it is UNKNOWN")
        RuleInput not,

        @Nullable @Description("The trait has this value") OneValue equals,

        @Nullable @Description("The trait has one of these values")
        ManyValues in,

        @Nullable @Description("The list has this entry; an empty list has none, which is FALSE, not UNKNOWN")
        OneValue contains,

        @Nullable @Description("Closed: from ≤ number ≤ to") ClosedRange between,

        @Nullable @Description("Half-open: from ≤ number < below")
        HalfOpenRange range,

        @Nullable @Description("number > value") OneNumber greater,
        @Nullable @Description("number ≥ value") OneNumber atLeast,
        @Nullable @Description("number < value") OneNumber less,
        @Nullable @Description("number ≤ value") OneNumber atMost,

        @Nullable @Description("The date is this day or later")
        OneDay since,

        @Nullable @Description("The date is earlier than this day")
        OneDay before,

        @Nullable @Description("The date is today or one of the last so many days; dates in the future are not")
        Recency withinDays,

        @Nullable @Description("Whether a value is known; never UNKNOWN. An empty list is known")
        OneTrait exists,

        @Nullable @Description("The number stands so to an average; UNKNOWN also where there is no average")
        RelativeRule relative,

        @Nullable @Description("What the orders add up to; UNKNOWN only where the measure says so")
        OrdersRule orders,

        @Nullable @Description("What the contacts that are no orders add up to; UNKNOWN only where the measure says so")
        InteractionsRule interactions,

        @Nullable @Description("Scores among all customers with orders; UNKNOWN for who never ordered")
        RfmRule rfm,

        @Nullable
        @Description("The rule, counting only on values that come so and are so sure; others are unknown in it")
        TrustRule trusted,

        @Nullable
        @Description(
                "The rule, in which what the lifestyle type suggests counts; so it does anyway where observedOnly does not stand"
                        + " around it")
        RuleInput inferred,

        @Nullable
        @Description(
                "The rule, in which nothing inferred counts. Else, where nothing is known, what the lifestyle type suggests does, with"
                        + " origin INFERRED and its probability as confidence: household composition and size, tenure, dwelling,"
                        + " education, activity. Example: {observedOnly: {equals: {trait: \"tenure\", value: \"PRIVATE_RENT\"}}}")
        RuleInput observedOnly,

        @Nullable @Description("How far from a point the customer lives")
        DistanceRule within,

        @Nullable
        @Description("Key of a segment the customer is in; never UNKNOWN. Segments may not lead back to themselves")
        String memberOf) {

    /** The names of the fields that are set, in the schema's order. */
    public List<String> set() {
        var components = new LinkedHashMap<String, @org.jspecify.annotations.Nullable Object>();
        components.put("all", all);
        components.put("any", any);
        components.put("not", not);
        components.put("equals", equals);
        components.put("in", in);
        components.put("contains", contains);
        components.put("between", between);
        components.put("range", range);
        components.put("greater", greater);
        components.put("atLeast", atLeast);
        components.put("less", less);
        components.put("atMost", atMost);
        components.put("since", since);
        components.put("before", before);
        components.put("withinDays", withinDays);
        components.put("exists", exists);
        components.put("relative", relative);
        components.put("orders", orders);
        components.put("interactions", interactions);
        components.put("rfm", rfm);
        components.put("trusted", trusted);
        components.put("inferred", inferred);
        components.put("observedOnly", observedOnly);
        components.put("within", within);
        components.put("memberOf", memberOf);
        components.values().removeIf(Objects::isNull);
        return List.copyOf(components.keySet());
    }

    /** This rule and all within it. */
    public Stream<RuleInput> parts() {
        var below = Stream.of(
                        all == null ? Stream.<RuleInput>empty() : all.stream(),
                        any == null ? Stream.<RuleInput>empty() : any.stream(),
                        Stream.ofNullable(not),
                        Stream.ofNullable(inferred),
                        Stream.ofNullable(observedOnly),
                        Stream.ofNullable(trusted).map(TrustRule::rule))
                .flatMap(rules -> rules);
        return Stream.concat(Stream.of(this), below.flatMap(RuleInput::parts));
    }

    @Input("TraitValueRuleInput")
    @RegisterForReflection
    @Description("A trait and a value for it")
    public record OneValue(
            @NonNull @Description("Code of the trait, for example gender")
            String trait,

            @NonNull @Description("A text, a code as in Trait.values, a number (\"3\") or a flag (\"true\")")
            String value) {}

    @Input("TraitValuesRuleInput")
    @RegisterForReflection
    @Description("A trait and values for it")
    public record ManyValues(
            @NonNull @Description("Code of the trait, for example postcode")
            String trait,

            @NonNull @Description("1 to 1,000 values, each as for equals")
            List<@NonNull String> values) {}

    @Input("TraitClosedRangeRuleInput")
    @RegisterForReflection
    @Description("A trait that is a number, and both ends included")
    public record ClosedRange(
            @NonNull @Description("Code of the trait, for example income")
            String trait,

            @NonNull @Description("In the trait's unit, included")
            Double from,

            @NonNull @Description("In the trait's unit, included, not below from")
            Double to) {}

    @Input("TraitHalfOpenRangeRuleInput")
    @RegisterForReflection
    @Description("A trait that is a number, the lower end included, the upper one not")
    public record HalfOpenRange(
            @NonNull @Description("Code of the trait, for example age")
            String trait,

            @NonNull @Description("In the trait's unit, included")
            Double from,

            @NonNull @Description("In the trait's unit, excluded, above from")
            Double below) {}

    @Input("TraitNumberRuleInput")
    @RegisterForReflection
    @Description("A trait that is a number, and a number to compare it with")
    public record OneNumber(
            @NonNull @Description("Code of the trait, for example revenue")
            String trait,

            @NonNull @Description("In the trait's unit") Double value) {}

    @Input("TraitDayRuleInput")
    @RegisterForReflection
    @Description("A trait that is a date or a time, and a day in the company's time zone")
    public record OneDay(
            @NonNull @Description("Code of the trait, for example lastOrderAt")
            String trait,

            @NonNull @Description("For example 2026-01-31") LocalDate day) {}

    @Input("TraitRecencyRuleInput")
    @RegisterForReflection
    @Description("A trait that is a date or a time, and a number of days before today")
    public record Recency(
            @NonNull @Description("Code of the trait, for example lastOrderAt")
            String trait,

            @NonNull @Description("0: today only; at most 36,525")
            Integer days) {}

    @Input("TraitRuleInput")
    @RegisterForReflection
    @Description("A trait")
    public record OneTrait(
            @NonNull @Description("Code of the trait, for example income")
            String trait) {}
}
