package io.smalti.customer.organisation;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("What is known of an organisation; what is absent keeps what is there, and what is null is taken back")
public record OrganisationFacts(
        @Description("The company's own key; an unknown one creates an organisation")
        String externalId,

        @Nullable @Description("Needed to create one") String name,

        @Nullable @Description("NACE Rev. 2.1 code, for example 47.91")
        String industry,

        @Nullable Integer employees,
        @Nullable @Description("EUR") BigDecimal annualRevenue,
        @Nullable @Description("EUR, of the latest quarter") BigDecimal quarterlyRevenue,

        @Nullable @Description("The place of the head office")
        String headOffice,

        @Nullable @Description("ISO 3166-1 code of two letters")
        String country,

        @Nullable String postcode,
        @Nullable String culture,
        @Nullable @Description("EUR a year") BigDecimal marketingBudget,
        @Nullable String targetAudience,
        @Nullable List<@NonNull String> consultingNeeds,

        @Nullable @Description("How the values came to be known; DECLARED when absent. INFERRED is refused")
        Origin origin,

        @Nullable @Description("0..1; 1 when absent") Double confidence,

        @Nullable @Description("When the values were true; now when absent")
        Instant observedAt) {}
