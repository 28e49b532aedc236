package io.smalti.customer.organisation;

import io.smalti.customer.FormerValue;
import io.smalti.customer.Provenance;
import io.smalti.platform.database.Json;
import io.smalti.platform.database.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An organisation while it is edited. */
final class OrganisationEntity {
    /** As {@link #read} takes them. */
    static final String COLUMNS = """
            external_id, created_at, id, name, industry, employees, annual_revenue, quarterly_revenue, head_office,
            country::text, postcode, culture, marketing_budget, target_audience, consulting_needs, provenance::text""";

    final String externalId;
    final Instant createdAt;

    /** Null until it is stored. */
    @Nullable
    Long id;

    private String name = "";
    private @Nullable String industry;
    private @Nullable Integer employees;
    private @Nullable BigDecimal annualRevenue;
    private @Nullable BigDecimal quarterlyRevenue;
    private @Nullable String headOffice;
    private @Nullable String country;
    private @Nullable String postcode;
    private @Nullable String culture;
    private @Nullable BigDecimal marketingBudget;
    private @Nullable String targetAudience;
    private List<String> consultingNeeds = List.of();

    /** As {@link Provenance} has it, by the code of the trait. */
    private String provenance = Provenance.NONE.json();

    OrganisationEntity(String externalId, Instant createdAt) {
        this.externalId = externalId;
        this.createdAt = createdAt;
    }

    static OrganisationEntity read(Row row) throws SQLException {
        var entity = new OrganisationEntity(row.text(1), Objects.requireNonNull(row.instant(2)));
        entity.id = row.longValue(3);
        entity.name = row.text(4);
        entity.industry = row.textOrNull(5);
        entity.employees = row.intOrNull(6);
        entity.annualRevenue = row.decimal(7);
        entity.quarterlyRevenue = row.decimal(8);
        entity.headOffice = row.textOrNull(9);
        entity.country = row.textOrNull(10);
        entity.postcode = row.textOrNull(11);
        entity.culture = row.textOrNull(12);
        entity.marketingBudget = row.decimal(13);
        entity.targetAudience = row.textOrNull(14);
        entity.consultingNeeds = row.texts(15);
        entity.provenance = row.text(16);
        return entity;
    }

    /** What can change, in the order of the columns from the name on, the time, and what else a statement asks for. */
    @Nullable
    Object[] values(Instant updatedAt, @Nullable Object... others) {
        var own = new @Nullable Object[] {
            name,
            industry,
            employees,
            annualRevenue,
            quarterlyRevenue,
            headOffice,
            country,
            postcode,
            culture,
            marketingBudget,
            targetAudience,
            consultingNeeds,
            new Json(provenance),
            updatedAt
        };
        return Stream.concat(Stream.of(own), Stream.of(others)).toArray();
    }

    /**
     * Takes what is said where it is stronger, or as strong and newer; whether that changed anything.
     *
     * @param former gets what does not count any more, or lost
     */
    boolean take(OrganisationFacts facts, OrganisationVoice voice, List<FormerValue> former) {
        var before = state();
        var weighing = voice.over(provenance, createdAt);
        name = Objects.requireNonNullElse(weighing.of("organisationName", facts.name(), name), name);
        industry = weighing.of("industry", facts.industry() == null ? null : Nace.normal(facts.industry()), industry);
        employees = weighing.of("employees", facts.employees(), employees);
        annualRevenue = weighing.of("annualRevenue", money(facts.annualRevenue()), annualRevenue);
        quarterlyRevenue = weighing.of("quarterlyRevenue", money(facts.quarterlyRevenue()), quarterlyRevenue);
        headOffice = weighing.of("headOffice", facts.headOffice(), headOffice);
        country = weighing.of("country", facts.country(), country);
        postcode = weighing.of("postcode", facts.postcode(), postcode);
        culture = weighing.of("culture", facts.culture(), culture);
        marketingBudget = weighing.of("marketingBudget", money(facts.marketingBudget()), marketingBudget);
        targetAudience = weighing.of("targetAudience", facts.targetAudience(), targetAudience);
        var needs = facts.consultingNeeds() == null ? null : List.copyOf(facts.consultingNeeds());
        consultingNeeds = Objects.requireNonNullElse(
                weighing.of("consultingNeeds", needs, consultingNeeds.isEmpty() ? null : consultingNeeds), List.of());
        provenance = weighing.provenance();
        former.addAll(weighing.former());
        return !before.equals(state());
    }

    private List<Object> state() {
        return Stream.of(
                        name,
                        industry,
                        employees,
                        annualRevenue,
                        quarterlyRevenue,
                        headOffice,
                        country,
                        postcode,
                        culture,
                        marketingBudget,
                        targetAudience,
                        consultingNeeds,
                        provenance)
                .map(value -> Objects.requireNonNullElse(value, ""))
                .toList();
    }

    /** Kept in cents, so that the same amount is the same value. */
    private static @Nullable BigDecimal money(@Nullable BigDecimal given) {
        return given == null ? null : given.setScale(2, RoundingMode.HALF_UP);
    }
}
