package io.smalti.customer.registry;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Facet;
import io.smalti.customer.Sensitivity;
import io.smalti.customer.TraitOperator;
import io.smalti.customer.TraitType;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("A trait of the company's own; declared again, it is changed where that harms no value that is there")
public record DeclareTrait(
        @NonNull @Description("2 to 40 letters and digits, the first a small letter, for example favouriteRoast")
        String code,

        @NonNull @Description("Fixed from then on") Facet facet,
        @NonNull @Description("Fixed from then on") TraitType type,
        @NonNull String label,
        @Nullable String description,

        @Nullable @Description("Of a number, for example km; fixed from then on")
        String unit,

        @Nullable @Description("What rules may do with it; null: all that make sense for the type")
        List<@NonNull TraitOperator> operators,

        @Nullable
        @Description(
                "Needed for a CHOICE, possible for TEXTS: capitals, digits and _. Later more may be added, none removed")
        List<@NonNull String> values,

        @Nullable @Description("The least that a number may be")
        BigDecimal least,

        @Nullable @Description("The most that a number may be")
        BigDecimal most,

        @Nullable @Description("Who may see it; null for PROFILE")
        Sensitivity sensitivity,

        @Nullable @Description("Whether a message may print it to the person it is about; null for no")
        Boolean displayable,

        @Nullable @Description("Days after which a value is worth half of what it was; null: it does not fade")
        Integer halfLifeDays) {}
