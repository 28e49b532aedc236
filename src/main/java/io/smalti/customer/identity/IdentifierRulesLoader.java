package io.smalti.customer.identity;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.smalti.customer.Identifier;
import io.smalti.customer.IdentifierKind;
import io.smalti.customer.IdentifierRules;
import io.smalti.platform.database.Changes;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;

/** Tells {@link IdentifierRules} what holds: at the start, and whenever any instance has changed it. */
@Singleton
class IdentifierRulesLoader implements Changes.Listener {
    private final Sql sql;
    private final Changes changes;

    IdentifierRulesLoader(Sql sql, Changes changes) {
        this.sql = sql;
        this.changes = changes;
    }

    void start(@Observes StartupEvent event) {
        refresh();
        changes.listen("identifiers", this);
    }

    @Override
    public void changed(long id, Instant at) {
        refresh();
    }

    @Override
    public void missed(Instant at) {
        refresh();
    }

    synchronized void refresh() {
        QuarkusTransaction.requiringNew().run(() -> {
            var kinds = new EnumMap<IdentifierKind, IdentifierRules.OfKind>(IdentifierKind.class);
            sql.list(
                    "select kind, most, strong from identifier_rule",
                    row -> kinds.put(
                            row.constant(1, IdentifierKind.class),
                            new IdentifierRules.OfKind(row.intValue(2), row.booleanValue(3))));
            var blocked = new HashSet<>(sql.list(
                    "select kind, value from blocked_identifier",
                    row -> new Identifier(row.constant(1, IdentifierKind.class), row.text(2))));
            IdentifierRules.renew(new IdentifierRules(kinds, blocked));
        });
    }
}
