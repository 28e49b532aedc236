package io.smalti.customer.moment;

import static io.smalti.customer.moment.OrderSamples.MAY;
import static io.smalti.customer.moment.OrderSamples.behaviour;
import static io.smalti.customer.moment.OrderSamples.customer;
import static io.smalti.customer.moment.OrderSamples.line;
import static io.smalti.customer.moment.OrderSamples.order;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.customer.CustomerOrder;
import io.smalti.customer.Customers;
import io.smalti.customer.Filter;
import io.smalti.customer.Lifecycle;
import io.smalti.customer.Source;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.PageRequest;
import io.smalti.platform.graphql.Wanted;
import io.smalti.platform.job.JobRun;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Between the lines of an import and its end: what has come counts for whoever reads, and is stored once. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class DueBehaviourTest {
    @Inject
    Orders orders;

    @Inject
    DueBehaviour due;

    @Inject
    Customers customers;

    @Inject
    Sql sql;

    @Test
    void addsUpLaterWhatAnImportLeftWhenItDied() {
        long key = customer(sql, "ot-7");
        orders.append(List.of(order("ot-7-a", "ot-7", MAY, line("A", 2, "3"))), Source.WEBSHOP, -3);
        assertThat(sql.<Long>first(
                        "select count(*) from behaviour_due where customer_id = ?", row -> row.longValue(1), key))
                .isEqualTo(1);
        sql.update("update behaviour_due set since = now() - interval '2 days' where customer_id = ?", key);
        QuarkusTransaction.requiringNew().run(() -> due.step(new JobRun(-1, null, "{}", null, 0, () -> false)));
        assertThat(behaviour(sql, key)).isEqualTo("1 0 6.00 WEB");
        assertThat(sql.<Long>first(
                        "select count(*) from behaviour_due where customer_id = ?", row -> row.longValue(1), key))
                .isZero();
        orders.abandon(-3);
    }

    @Test
    void isAddedUpForWhoeverReadsWhileAnImportRuns() {
        long one = customer(sql, "ot-8");
        long other = customer(sql, "ot-9");
        orders.record(List.of(order("ot-8-a", "ot-8", MAY, line("A", 1, "1"))), Source.WEBSHOP, null);
        orders.append(
                List.of(
                        order("ot-8-b", "ot-8", MAY, line("B", 2, "3")),
                        order("ot-9-a", "ot-9", MAY, line("A", 1, "5"))),
                Source.WEBSHOP,
                -4);
        assertThat(behaviour(sql, one)).isEqualTo("1 0 1.00 WEB");
        var read = customers.byKeys(List.of(one, other));
        assertThat(requireNonNull(read.get(one)).behaviour().revenue()).isEqualByComparingTo("7");
        assertThat(requireNonNull(read.get(one)).behaviour().favourites()).containsExactly("A", "B");
        assertThat(requireNonNull(read.get(other)).behaviour().orders()).isEqualTo(1);
        assertThat(requireNonNull(customers
                                .byKeys(List.of(other), Wanted.only("lifecycle"))
                                .get(other))
                        .lifecycle())
                .isEqualTo(Lifecycle.CUSTOMER);
        var filter = Filter.of("c.id = any(?)", List.of(one, other));
        var page = customers.page(
                filter,
                CustomerOrder.OLDEST,
                PageRequest.of("customers", 10, null, null, null),
                Wanted.only("behaviour"));
        assertThat(page.nodes().stream()
                        .map(customer -> customer.behaviour().revenue().intValueExact())
                        .toList())
                .containsExactly(7, 5);
        due.renewAll();
        assertThat(behaviour(sql, one)).isEqualTo("2 0 7.00 WEB");
        assertThat(behaviour(sql, other)).isEqualTo("1 0 5.00 WEB");
        orders.abandon(-4);
    }
}
