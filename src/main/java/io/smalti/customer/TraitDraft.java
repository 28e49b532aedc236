package io.smalti.customer;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A trait being described; whoever describes it says only what is not as usual. */
final class TraitDraft {
    private final Facet facet;
    private final String code;
    private final TraitType type;
    private final String label;
    private @Nullable String unit;
    private @Nullable String description;
    private List<String> values = List.of();
    private Sensitivity sensitivity = Sensitivity.PROFILE;
    private boolean displayable;
    private @Nullable BigDecimal least;
    private @Nullable BigDecimal most;
    private int decimals = 2;
    private @Nullable Integer halfLifeDays;

    TraitDraft(Facet facet, String code, TraitType type, String label) {
        this.facet = facet;
        this.code = code;
        this.type = type;
        this.label = label;
    }

    TraitDraft unit(String unit) {
        this.unit = unit;
        return this;
    }

    TraitDraft says(String description) {
        this.description = description;
        return this;
    }

    TraitDraft of(Class<? extends Enum<?>> choices) {
        values = Arrays.stream(choices.getEnumConstants()).map(Enum::name).toList();
        return this;
    }

    TraitDraft whole(long least, long most) {
        return between(least, most, 0);
    }

    TraitDraft between(long least, long most, int decimals) {
        this.least = BigDecimal.valueOf(least);
        this.most = BigDecimal.valueOf(most);
        this.decimals = decimals;
        return this;
    }

    TraitDraft halfLife(int days) {
        halfLifeDays = days;
        return this;
    }

    TraitDraft contact() {
        sensitivity = Sensitivity.CONTACT;
        return this;
    }

    TraitDraft displayable() {
        displayable = true;
        return this;
    }

    /** Kept in a column of customer. */
    Trait stored(String column, Function<Customer, @Nullable Object> reader) {
        var quoted = column.equals("values") ? "c.\"values\"" : "c." + column;
        var sql = type == TraitType.TEXTS ? "nullif(" + quoted + ", '{}')" : quoted;
        return trait(column.equals("country") ? "c.country::text" : sql, reader, column);
    }

    /** Follows from other columns. */
    Trait derived(String sql, Function<Customer, @Nullable Object> reader) {
        return trait(sql, reader, null);
    }

    /** A column of the organisation a contact speaks for. */
    Trait ofOrganisation(String column, Function<Organisation, @Nullable Object> reader) {
        var value = type == TraitType.TEXTS ? "nullif(o." + column + ", '{}')" : "o." + column;
        var sql = "(select " + value + " from organisation o where o.id = c.organisation_id)";
        return trait(
                sql, customer -> customer.organisation() == null ? null : reader.apply(customer.organisation()), null);
    }

    private Trait trait(String sql, Function<Customer, @Nullable Object> reader, @Nullable String column) {
        return new Trait(
                code,
                facet,
                type,
                unit,
                Trait.operators(type),
                values,
                sensitivity,
                displayable,
                column != null && !column.equals("municipality"),
                false,
                least,
                most,
                halfLifeDays,
                label,
                description,
                sql,
                reader,
                column,
                decimals);
    }
}
