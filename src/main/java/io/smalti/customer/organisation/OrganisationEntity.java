package io.smalti.customer.organisation;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.smalti.customer.FormerValue;
import io.smalti.customer.Provenance;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An organisation while it is edited. */
@Entity
@Table(name = "organisation")
class OrganisationEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    @Column(name = "external_id", nullable = false, updatable = false)
    String externalId = "";

    @Column(nullable = false)
    String name = "";

    @Nullable
    String industry;

    @Nullable
    Integer employees;

    @Column(name = "annual_revenue")
    @Nullable
    BigDecimal annualRevenue;

    @Column(name = "quarterly_revenue")
    @Nullable
    BigDecimal quarterlyRevenue;

    @Column(name = "head_office")
    @Nullable
    String headOffice;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(columnDefinition = "char(2)")
    @Nullable
    String country;

    @Nullable
    String postcode;

    @Nullable
    String culture;

    @Column(name = "marketing_budget")
    @Nullable
    BigDecimal marketingBudget;

    @Column(name = "target_audience")
    @Nullable
    String targetAudience;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "consulting_needs", columnDefinition = "text[]")
    List<String> consultingNeeds = List.of();

    /** As {@link Provenance} has it, by the code of the trait. */
    @ColumnTransformer(read = "provenance::text", write = "?::jsonb")
    @Column(columnDefinition = "jsonb", nullable = false)
    String provenance = Provenance.NONE.json();

    @Column(name = "created_at", updatable = false)
    Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    Instant updatedAt = Instant.EPOCH;

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
        return java.util.stream.Stream.of(
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
        return given == null ? null : given.setScale(2, java.math.RoundingMode.HALF_UP);
    }
}
