package io.smalti.customer.registry;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smalti.platform.database.Sql;
import io.smalti.platform.database.SqlFailed;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes declared traits out of use, and forgets them. Two steps: an instance that has not heard of the first still names the column in
 * its statements, and a forgotten one has none.
 */
@Singleton
class TraitRetirement {
    private final Sql sql;
    private final DeclaredTraits declared;
    private final Event<TraitRetiring> asking;

    TraitRetirement(Sql sql, DeclaredTraits declared, Event<TraitRetiring> asking) {
        this.sql = sql;
        this.declared = declared;
        this.asking = asking;
    }

    private record Known(String column, boolean retired) {}

    RetireTraitPayload retire(RetireTrait input) {
        try {
            var answer = QuarkusTransaction.requiringNew().call(() -> retireOrForget(input));
            declared.refresh();
            return answer;
        } catch (SqlFailed e) {
            if (TraitDeclarations.NOT_AVAILABLE.equals(e.state())) {
                return RetireTraitPayload.refused(
                        TraitError.Code.BUSY,
                        "code",
                        "keeps its column, because customers are held; try again",
                        List.of());
            }
            throw e;
        }
    }

    private RetireTraitPayload retireOrForget(RetireTrait input) {
        boolean forget = Boolean.TRUE.equals(input.forget());
        sql.update("set local lock_timeout = '1s'");
        sql.list("select pg_advisory_xact_lock(7002)", row -> 1);
        var known = known(input.code());
        if (known == null) {
            return RetireTraitPayload.refused(
                    TraitError.Code.UNKNOWN_TRAIT, "code", "names no trait that was declared", List.of());
        }
        if (forget != known.retired()) {
            return forget
                    ? RetireTraitPayload.refused(
                            TraitError.Code.NOT_RETIRED, "forget", "is for traits that are retired already", List.of())
                    : new RetireTraitPayload(true, List.of(), List.of());
        }
        return forget ? forget(input.code(), known.column()) : retire(input.code());
    }

    private @Nullable Known known(String code) {
        return sql.first(
                "select \"column\", retired_at is not null from trait where code = ?",
                row -> new Known(row.text(1), row.booleanValue(2)),
                code);
    }

    private RetireTraitPayload retire(String code) {
        var asked = new TraitRetiring(code, new ArrayList<>());
        asking.fire(asked);
        if (!asked.users().isEmpty()) {
            return RetireTraitPayload.refused(
                    TraitError.Code.IN_USE, "code", "is needed by others", List.copyOf(asked.users()));
        }
        sql.update("update trait set retired_at = now() where code = ?", code);
        return new RetireTraitPayload(true, List.of(), List.of());
    }

    private RetireTraitPayload forget(String code, String column) {
        sql.update("update customer set provenance = provenance - ? where provenance -> ? is not null", code, code);
        sql.update("delete from trait_history where trait = ?", code);
        sql.update("delete from merge_rule where trait = ?", code);
        sql.update("alter table customer drop column \"%s\"".formatted(column));
        sql.update("delete from trait where code = ?", code);
        return new RetireTraitPayload(true, List.of(), List.of());
    }
}
