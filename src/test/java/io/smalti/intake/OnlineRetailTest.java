package io.smalti.intake;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.smalti.platform.database.Sql;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * The public "Online Retail" file as it is: five countries of it, or with {@code -Dsmalti.online-retail=full} all
 * 541,909 lines, which also prints how fast it went.
 */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class OnlineRetailTest {
    private static final boolean FULL = "full".equals(System.getProperty("smalti.online-retail"));
    private static final Path FILE = Path.of("../shared/data/online-retail")
            .resolve(FULL ? "online_retail_full.csv.gz" : "online_retail_be_nl_de_no_fr.csv");
    private static final Set<String> NO_PURCHASE = Set.of("AMAZONFEE", "BANK CHARGES", "CRUK");

    @Inject
    Sql sql;

    /** What the file says about one customer, added up line by line. */
    private static final class Expected {
        private final Set<String> orders = new HashSet<>();
        private final Set<String> returns = new HashSet<>();
        private final Map<String, BigDecimal> amounts = new HashMap<>();
        private String last = "";

        /** Orders are in cents, some prices are not. */
        BigDecimal revenue() {
            return amounts.values().stream()
                    .map(amount -> amount.setScale(2, RoundingMode.HALF_UP))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    @Test
    void becomesCustomersOrdersAndBehaviourAndNothingMoreTheSecondTime() throws Exception {
        assumeTrue(Files.exists(FILE), "the public file is not on this machine: " + FILE);
        var expected = expected();
        var first = upload();
        assertThat(first.getString("state")).isEqualTo("DONE");
        assertThat(first.getLong("lines")).isEqualTo(first.getLong("created") + first.getLong("rejected"));
        if (FULL) {
            assertThat(first.getLong("lines")).isEqualTo(541_909);
            assertThat(first.getLong("rejectedBy.NO_CUSTOMER")).isEqualTo(135_080 - 3);
        }
        var before = checksum();
        for (var customer : expected.entrySet()) {
            var wanted = customer.getValue();
            var stored = requireNonNull(sql.first("""
                    select orders || ' ' || returns || ' ' || revenue || ' '
                        || coalesce((last_order_at at time zone 'Europe/London')::text, '')
                    from behaviour join customer on id = customer_id where external_id = ?""", row -> row.text(1), customer.getKey()));
            assertThat(stored)
                    .as(customer.getKey())
                    .isEqualTo("%d %d %s %s"
                            .formatted(
                                    wanted.orders.size(),
                                    wanted.returns.size(),
                                    wanted.revenue().setScale(2),
                                    wanted.last.replace('T', ' ')));
        }
        var second = upload();
        assertThat(second.getLong("unchanged")).isEqualTo(first.getLong("created"));
        assertThat(second.getLong("created") + second.getLong("updated")).isZero();
        assertThat(checksum()).isEqualTo(before);
        if (FULL) {
            System.out.println(GraphQl.ADMIN
                    .query(
                            "{ customer(externalId: \"12583\") { value { revenue orders lastOrderAt decile rfm { days cell group { code } } } }"
                                    + " pareto { customers revenue revenueShareOfTopFifth customerShareForFourFifths gini } }")
                    .json()
                    .prettify());
        }
    }

    private static Map<String, Expected> expected() throws IOException {
        var found = new HashMap<String, Expected>();
        var dates = new HashMap<String, String>();
        try (var in = Files.newInputStream(FILE);
                var text = new BufferedReader(
                        new InputStreamReader(FULL ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
                var rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (var row : rows) {
                var customer = row.getField("CustomerID");
                if (customer.isEmpty() || NO_PURCHASE.contains(row.getField("StockCode"))) {
                    continue;
                }
                var one = found.computeIfAbsent(customer, id -> new Expected());
                var order = row.getField("InvoiceNo");
                one.amounts.merge(
                        order,
                        new BigDecimal(row.getField("UnitPrice")).multiply(new BigDecimal(row.getField("Quantity"))),
                        BigDecimal::add);
                if (order.startsWith("C")) {
                    one.returns.add(order);
                } else {
                    one.orders.add(order);
                    var placed = dates.computeIfAbsent(order, id -> row.getField("InvoiceDate"));
                    one.last = one.last.compareTo(placed) > 0 ? one.last : placed;
                }
            }
        }
        return found;
    }

    private String checksum() {
        return requireNonNull(sql.first("""
                select md5(string_agg(md5(c::text || b::text || (
                    select string_agg(o::text || (
                        select string_agg(l::text, '' order by line) from order_line l
                        where l.customer_id = o.customer_id and l.order_id = o.id), '' order by o.id)
                    from customer_order o where o.customer_id = c.id)), '' order by c.id))
                from customer c join behaviour b on b.customer_id = c.id
                where exists (select from customer_order o where o.customer_id = c.id and o.currency = 'GBP')""", row -> row.text(1)));
    }

    private static JsonPath upload() throws Exception {
        var heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/imports/orders?mapping=online-retail"))
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofFile(FILE));
        if (FULL) {
            request.header("Content-Encoding", "gzip");
        }
        try (var client = HttpClient.newHttpClient()) {
            var report = new JsonPath(client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body());
            if (FULL) {
                heap.forEach(pool -> System.out.printf(
                        "%s at most %,d MiB%n",
                        pool.getName(), pool.getPeakUsage().getUsed() >> 20));
                System.out.printf(
                        "%s%n%,d lines/s%n",
                        report.prettify(), report.getLong("lines") * 1000 / report.getLong("milliseconds"));
            }
            return report;
        }
    }
}
