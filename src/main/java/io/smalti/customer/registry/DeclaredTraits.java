package io.smalti.customer.registry;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.smalti.customer.Facet;
import io.smalti.customer.Sensitivity;
import io.smalti.customer.Trait;
import io.smalti.customer.TraitOperator;
import io.smalti.customer.TraitType;
import io.smalti.customer.Traits;
import io.smalti.platform.database.Changes;
import io.smalti.platform.database.Row;
import io.smalti.platform.database.Sql;
import io.smalti.typology.Typologies;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;

/** Tells {@link Traits} which traits are declared: at the start, and whenever any instance has declared one. */
@Singleton
class DeclaredTraits implements Changes.Listener {
    private static final int DECIMALS = 4;

    private final Sql sql;
    private final Changes changes;

    DeclaredTraits(Sql sql, Changes changes) {
        this.sql = sql;
        this.changes = changes;
    }

    /** Before whatever reads a rule or a template. */
    void start(@Observes @Priority(Typologies.STARTED) StartupEvent event) {
        refresh();
        changes.listen("trait", this);
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
        Traits.declare(QuarkusTransaction.requiringNew().call(() -> sql.list("""
                select code, facet, type, "column", label, description, unit, operators, "values", least, most,
                    sensitivity, displayable, half_life_days
                from trait where retired_at is null order by id""", DeclaredTraits::read)));
    }

    private static Trait read(Row row) throws SQLException {
        var code = row.text(1);
        var type = row.constant(3, TraitType.class);
        var column = row.text(4);
        return new Trait(
                code,
                row.constant(2, Facet.class),
                type,
                row.textOrNull(7),
                row.texts(8).stream().map(TraitOperator::valueOf).toList(),
                row.texts(9),
                row.constant(12, Sensitivity.class),
                row.booleanValue(13),
                true,
                true,
                row.decimal(10),
                row.decimal(11),
                row.intOrNull(14),
                row.text(5),
                row.textOrNull(6),
                type == TraitType.TEXTS ? "nullif(c." + column + ", '{}')" : "c." + column,
                customer -> customer.declaredValues().of(code, type),
                column,
                DECIMALS);
    }
}
