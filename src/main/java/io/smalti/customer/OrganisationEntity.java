package io.smalti.customer;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
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

    @Column(name = "created_at", updatable = false)
    Instant createdAt = Instant.EPOCH;

    @Column(name = "updated_at")
    Instant updatedAt = Instant.EPOCH;

    /** Takes what is said; whether that changed anything. */
    boolean take(OrganisationFacts facts) {
        var before = state();
        name = or(facts.name(), name);
        industry = facts.industry() == null ? industry : facts.industry();
        employees = facts.employees() == null ? employees : facts.employees();
        annualRevenue = money(facts.annualRevenue(), annualRevenue);
        quarterlyRevenue = money(facts.quarterlyRevenue(), quarterlyRevenue);
        headOffice = facts.headOffice() == null ? headOffice : facts.headOffice();
        country = facts.country() == null ? country : facts.country();
        postcode = facts.postcode() == null ? postcode : facts.postcode();
        culture = facts.culture() == null ? culture : facts.culture();
        marketingBudget = money(facts.marketingBudget(), marketingBudget);
        targetAudience = facts.targetAudience() == null ? targetAudience : facts.targetAudience();
        consultingNeeds = facts.consultingNeeds() == null ? consultingNeeds : List.copyOf(facts.consultingNeeds());
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
                        consultingNeeds)
                .map(value -> Objects.requireNonNullElse(value, ""))
                .toList();
    }

    private static String or(@Nullable String given, String present) {
        return given == null ? present : given;
    }

    /** Kept in cents, so that the same amount is the same value. */
    private static @Nullable BigDecimal money(@Nullable BigDecimal given, @Nullable BigDecimal present) {
        return given == null ? present : given.setScale(2, java.math.RoundingMode.HALF_UP);
    }
}
