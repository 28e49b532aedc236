package io.smalti.customer;

import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Pages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZonedDateTime;
import org.jspecify.annotations.NullUnmarked;

/** Customers as they are at a moment that the test chooses. */
@ApplicationScoped
@NullUnmarked
public class CustomersAt {
    private final Sql sql;
    private final Pages pages;
    private final CustomerRows rows;

    CustomersAt(Sql sql, Pages pages, CustomerRows rows) {
        this.sql = sql;
        this.pages = pages;
        this.rows = rows;
    }

    public Customers at(ZonedDateTime now) {
        return new Customers(sql, pages, rows, Clock.fixed(now.toInstant(), now.getZone()), now.getZone());
    }
}
