package io.smalti.campaign;

import io.smalti.customer.Customers;
import io.smalti.customer.Traits;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** Weighs a matrix by the people of the audience behind each cell: one statement, which counts them by type and age band. */
@ApplicationScoped
class AudienceCoverage {
    private final Sql sql;
    private final Customers customers;

    AudienceCoverage(Sql sql, Customers customers) {
        this.sql = sql;
        this.customers = customers;
    }

    Coverage of(MatrixView.Shown shown) {
        var band = Objects.requireNonNull(Traits.get("ageBand")).expression(customers.now());
        var segment = shown.campaign().campaign().segmentKey();
        var audience = segment == null
                ? "true"
                : "exists (select from membership m where m.customer_id = c.id and m.segment_id = " + segment + ")";
        record People(Standing standing, int count) {}
        var groups = sql.list(
                """
                select case when t.level = 'TYPE' then t.type_code end,
                    case when t.level <> 'NONE' then t.group_code end, %s, count(*)
                from %s
                where not c.profiling_objection and %s
                group by 1, 2, 3
                union all
                select null, null, null, count(*) from %s where c.profiling_objection and %s
                """.formatted(band, Customers.FROM, audience, Customers.FROM, audience),
                row -> new People(
                        new Standing(row.textOrNull(1), row.textOrNull(2), row.textOrNull(3)), row.intValue(4)));
        var counting = new MatrixView.Counting();
        for (var people : groups) {
            var chosen = shown.choose(people.standing().ladder());
            if (chosen == null) {
                counting.add(MatrixCell.State.EMPTY, null, people.count());
                continue;
            }
            var level = chosen.wording().variant().cell().level();
            boolean own =
                    level == LadderLevel.TYPE_AND_BAND && chosen.language().equals(shown.language());
            counting.add(own ? MatrixCell.State.OWN : MatrixCell.State.FALLBACK, level, people.count());
        }
        return counting.coverage();
    }
}
