package io.smalti.customer;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Node;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

@Access({FRONTEND, MARKETER, STEWARD})
@Description("A company that some customers speak for; null is unknown")
public record Organisation(
        @Ignore long key,
        @Id @NonNull String id,
        @Description("The company's own key") String externalId,
        String name,

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

        @Nullable @Description("Company culture, in a few words")
        String culture,

        @Nullable @Description("EUR a year") BigDecimal marketingBudget,

        @Nullable @Description("Whom the company wants to reach")
        String targetAudience,

        @Description("What it wants advice on") List<@NonNull String> consultingNeeds,
        @Ignore Provenance provenance,
        Instant createdAt,
        Instant updatedAt)
        implements Node {
    public static final String COLUMNS = """
            o.id, o.external_id, o.name, o.industry, o.employees, o.annual_revenue, o.quarterly_revenue, \
            o.head_office, o.country, o.postcode, o.culture, o.marketing_budget, o.target_audience, \
            o.consulting_needs, o.provenance, o.created_at, o.updated_at""";

    static String id(long key) {
        return GlobalId.of("Organisation", key);
    }
}
