package io.smalti.customer.registry;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smalti.customer.Sensitivity;
import io.smalti.customer.Trait;
import io.smalti.customer.TraitType;
import io.smalti.platform.database.Sql;
import io.smalti.platform.database.SqlFailed;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Declares traits: checks them, and gives each its column and index. */
@Singleton
class TraitDeclarations {
    /** lock_not_available: a long transaction holds the customers. */
    static final String NOT_AVAILABLE = "55P03";

    private final Sql sql;
    private final DeclaredTraits declared;

    TraitDeclarations(Sql sql, DeclaredTraits declared) {
        this.sql = sql;
        this.declared = declared;
    }

    /** Empty when it is declared, for this instance and soon for all. */
    List<TraitError> declare(DeclareTrait input) {
        declared.refresh();
        var errors = TraitChecks.of(input);
        if (!errors.isEmpty()) {
            return errors;
        }
        if (QuarkusTransaction.requiringNew().call(() -> wasAnother(input))) {
            return List.of(TraitError.of(
                    TraitError.Code.FIXED,
                    "code",
                    "is that of a retired trait with another facet, type, unit or values; retireTrait can forget it"));
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> store(input));
        } catch (SqlFailed e) {
            if (NOT_AVAILABLE.equals(e.state())) {
                return List.of(TraitError.of(
                        TraitError.Code.BUSY,
                        "code",
                        "could not get its column, because customers are held; try again"));
            }
            throw e;
        }
        declared.refresh();
        return List.of();
    }

    /** Whether values are kept, of a retired trait, that the declaration would not fit. */
    private boolean wasAnother(DeclareTrait input) {
        return sql.first(
                                """
                        select 1 from trait where code = ? and retired_at is not null
                            and (facet, type) is not distinct from (?, ?) and unit is not distinct from ?
                            and "values" <@ ?::text[]""",
                                row -> 1,
                                input.code(),
                                input.facet(),
                                input.type(),
                                input.unit(),
                                input.values() == null ? List.of() : input.values())
                        == null
                && sql.first("select 1 from trait where code = ? and retired_at is not null", row -> 1, input.code())
                        != null;
    }

    private void store(DeclareTrait input) {
        // nobody may wait behind us for as long as we wait for others
        sql.update("set local lock_timeout = '1s'");
        sql.list("select pg_advisory_xact_lock(7002)", row -> 1);
        var column = column(input.code());
        boolean known = sql.first("select 1 from trait where code = ?", row -> 1, input.code()) != null;
        if (!known) {
            sql.update("alter table customer add column \"%s\" %s".formatted(column, sqlType(input.type())));
            sql.update(
                    input.type() == TraitType.TEXTS
                            ? "create index \"customer_%1$s\" on customer using gin (\"%1$s\") where \"%1$s\" is not null"
                                    .formatted(column)
                            : "create index \"customer_%1$s\" on customer (\"%1$s\") where \"%1$s\" is not null"
                                    .formatted(column));
        }
        sql.update(
                """
                insert into trait as t (code, facet, type, "column", label, description, unit, operators, "values", least,
                    most, sensitivity, displayable, half_life_days)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (code) do update set label = excluded.label, description = excluded.description,
                    operators = excluded.operators, "values" = excluded."values", least = excluded.least,
                    most = excluded.most, sensitivity = excluded.sensitivity, displayable = excluded.displayable,
                    half_life_days = excluded.half_life_days, retired_at = null, updated_at = now()""",
                input.code(),
                input.facet(),
                input.type(),
                column,
                input.label(),
                input.description(),
                input.unit(),
                input.operators() == null ? Trait.operators(input.type()) : input.operators(),
                input.values() == null ? List.of() : input.values(),
                input.least(),
                input.most(),
                Objects.requireNonNullElse(input.sensitivity(), Sensitivity.PROFILE),
                Objects.requireNonNullElse(input.displayable(), false),
                input.halfLifeDays());
    }

    static String column(String code) {
        return "x_" + code.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String sqlType(TraitType type) {
        return switch (type) {
            case TEXT, CHOICE -> "text";
            case NUMBER -> "numeric";
            case DATE -> "date";
            case TIME -> "timestamptz";
            case TEXTS -> "text[]";
        };
    }
}
