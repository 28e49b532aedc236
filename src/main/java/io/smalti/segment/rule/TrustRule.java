package io.smalti.segment.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Origin;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A rule that counts only on some of the values. */
@Input("TrustRuleInput")
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
@Description(
        "A rule within which values of traits that come from elsewhere, or are not sure enough, are unknown."
                + " Example: {origins: [DECLARED, OBSERVED], confidence: 0.7, rule: {atLeast: {trait: \"income\", value: 3000}}}")
public record TrustRule(
        @Nullable @Description("Only values that come so; null: any. INFERRED ones do not count within observedOnly")
        List<@NonNull Origin> origins,

        @Nullable
        @Description(
                "Only values at least so sure, 0..1; the confidence of some fades with time, a value without one is sure")
        Double confidence,

        @NonNull RuleInput rule) {}
