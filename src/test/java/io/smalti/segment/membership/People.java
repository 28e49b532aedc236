package io.smalti.segment.membership;

import io.smalti.platform.Transactional;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** People of one place, so that rules about the place see nobody else's. */
@NullUnmarked
@ApplicationScoped
public class People {
    private final Sql sql;

    People(Sql sql) {
        this.sql = sql;
    }

    /** People with incomes 0, 100, 200, …; every second one owns a home, of the others the tenure is unknown. */
    @Transactional
    public List<Long> in(String place, int number) {
        return new ArrayList<>(sql.list("""
                insert into customer (external_id, country, postcode, birth_year, income, tenure)
                select ? || '-' || i, 'BE', ?, 1980, i * 100, case when i % 2 = 0 then 'OWNER' end
                from generate_series(0, ? - 1) i returning id
                """, row -> row.longValue(1), place, place, number));
    }

    @Transactional
    public void change(long customer, String assignment) {
        sql.update("update customer set " + assignment + " where id = ?", customer);
    }

    @Transactional
    public List<Long> membersOf(String segment) {
        return sql.list(
                "select m.customer_id from membership m join segment s on s.id = m.segment_id where s.key = ? order by 1",
                row -> row.longValue(1),
                segment);
    }

    @Transactional
    public Instant since(long customer, String segment) {
        return sql.first("""
                select m.since from membership m join segment s on s.id = m.segment_id
                where m.customer_id = ? and s.key = ?
                """, row -> row.instant(1), customer, segment);
    }

    /** The number of rows of what a question must not change. */
    @Transactional
    public List<Long> rows() {
        return sql.list("""
                select (select count(*) from customer), (select count(*) from membership),
                    (select count(*) from type_assignment), (select count(*) from segment)
                """, row -> List.of(row.longValue(1), row.longValue(2), row.longValue(3), row.longValue(4)))
                .getFirst();
    }

    @Transactional
    public void use(String sqlText, Collection<Long> keys) {
        sql.update(sqlText, keys);
    }
}
