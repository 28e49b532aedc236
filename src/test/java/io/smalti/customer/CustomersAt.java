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
    private final CustomerWrites writes;
    private final Profiles profiles;

    CustomersAt(Sql sql, Pages pages, CustomerRows rows, CustomerWrites writes, Profiles profiles) {
        this.sql = sql;
        this.pages = pages;
        this.rows = rows;
        this.writes = writes;
        this.profiles = profiles;
    }

    public Customers at(ZonedDateTime now) {
        return new Customers(
                sql, pages, rows, writes, profiles, Clock.fixed(now.toInstant(), now.getZone()), now.getZone());
    }
}
