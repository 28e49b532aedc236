package io.smalti.customer;

import io.smalti.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** Customers as they are at a moment that the test chooses. */
@NullUnmarked
@ApplicationScoped
public class CustomersAt {
    private final Sql sql;
    private final CustomerRows rows;

    CustomersAt(Sql sql, CustomerRows rows) {
        this.sql = sql;
        this.rows = rows;
    }

    public List<Customer> at(ZonedDateTime now, Collection<Long> keys) {
        return sql.list(
                "select " + CustomerRows.columns(CustomerPart.ALL) + " from " + CustomerRows.FROM
                        + " where c.id = any(?)",
                rows.at(now, CustomerPart.ALL),
                keys);
    }
}
