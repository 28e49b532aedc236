package io.smalti.segment.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smalti.campaign.CampaignWorld;
import io.smalti.customer.CustomersChanged;
import io.smalti.customer.Facet;
import io.smalti.platform.graphql.Role;
import io.smalti.segment.Objective;
import io.smalti.segment.definition.DefineSegment;
import io.smalti.segment.definition.SegmentWriter;
import io.smalti.segment.membership.People;
import io.smalti.segment.rule.RuleInput;
import io.smalti.segment.rule.Written;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.Socket;
import io.smalti.testsupport.TestDatabase;
import io.smalti.testsupport.Tokens;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@QuarkusTest
@NullUnmarked
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class MembershipFeedTest {
    @Inject
    People people;

    @Inject
    SegmentWriter writer;

    @Inject
    MembershipFeed feed;

    @Inject
    Event<CustomersChanged> changed;

    private void define(String key, RuleInput rule) {
        assertThat(writer.define(new DefineSegment(key, key, null, Facet.GEOGRAPHIC, Objective.INFORM, rule))
                        .userErrors())
                .isEmpty();
    }

    private static RuleInput at(String place) {
        return new Written().equal("postcode", place).rule();
    }

    private void tell(long customer) {
        QuarkusTransaction.requiringNew().run(() -> changed.fire(new CustomersChanged(List.of(customer))));
    }

    /** Page by page, until there are so many: what is told waits for transactions of others that are older. */
    private List<String> read(ChangeCursor from, String segment, int page, int wanted) {
        var told = new ArrayList<String>();
        var at = new AtomicReference<>(from);
        CampaignWorld.await(() -> {
            for (boolean more = true; more; ) {
                var part = feed.read(at.get(), segment, page);
                assertThat(part.changes().changes()).hasSizeLessThanOrEqualTo(page);
                part.changes()
                        .changes()
                        .forEach(change -> told.add(change.customer() + (change.member() ? " came" : " went")));
                at.set(part.cursor());
                more = part.changes().more();
            }
            return told.size() >= wanted;
        });
        return told;
    }

    @Test
    void passesNothingOverThatACommitBringsLate() throws Exception {
        define("w-late", at("W-LATE"));
        var keys = people.in("W-LATE", 2);
        var from = feed.end();
        var written = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        try (var other = Executors.newSingleThreadExecutor()) {
            var slow = other.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
                changed.fire(new CustomersChanged(List.of(keys.get(0))));
                written.countDown();
                await(mayCommit);
            }));
            written.await();
            tell(keys.get(1));
            var members = people.membersOf("w-late");
            var part = feed.read(from, "w-late", 100);
            mayCommit.countDown();
            slow.get();
            assertThat(members).containsExactly(keys.get(1));
            assertThat(part.changes().changes()).isEmpty();
            assertThat(part.waits()).isTrue();
            assertThat(read(part.cursor(), "w-late", 100, 2)).containsExactly("W-LATE-0 came", "W-LATE-1 came");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void tellsComingAndGoingInOrderPageByPage() {
        define(
                "w-order",
                new Written()
                        .all(List.of(
                                at("W-ORDER"), new Written().exists("income").rule()))
                        .rule());
        var key = people.in("W-ORDER", 1).getFirst();
        var cursor = feed.end();
        for (int i = 0; i < 5; i++) {
            people.change(key, i % 2 == 0 ? "income = 1" : "income = null");
            tell(key);
        }
        assertThat(read(cursor, "w-order", 2, 5))
                .containsExactly(
                        "W-ORDER-0 came", "W-ORDER-0 went", "W-ORDER-0 came", "W-ORDER-0 went", "W-ORDER-0 came");
    }

    @Test
    void tellsOfAWholeComputationPageByPageAndNotOfWhoIsGone() {
        var keys = people.in("W-BLOCK", 30);
        var cursor = feed.end();
        define("w-block", at("W-BLOCK"));
        people.use("delete from customer where id = any(?)", keys.subList(12, 15));
        tell(keys.get(3));
        people.change(keys.get(3), "postcode = 'W-ELSEWHERE'");
        tell(keys.get(3));
        var wanted = new ArrayList<>(IntStream.range(0, 30)
                .filter(i -> i < 12 || i >= 15)
                .mapToObj("W-BLOCK-%d came"::formatted)
                .toList());
        wanted.add("W-BLOCK-3 went");
        assertThat(read(cursor, "w-block", 7, wanted.size()))
                .containsExactlyInAnyOrderElementsOf(wanted)
                .endsWith("W-BLOCK-3 went");
    }

    @Test
    void tellsAWebsocketClientWhoComesWhileAnImportRuns() throws Exception {
        define("w-import", at("9050"));
        int lines = 2_500;
        var file = "customer,country,postcode,birthYear\n"
                + IntStream.range(0, lines)
                        .mapToObj(i -> "W-IMPORT-%d,BE,9050,1980\n".formatted(i))
                        .collect(Collectors.joining());
        var heard = new HashSet<String>();
        try (var socket = Socket.as(Role.CAMPAIGN)) {
            socket.subscribe(
                    "subscription { membershipChanged(segment: \"w-import\", after: \"%s\") { customer member } }"
                            .formatted(feed.end().write()));
            // what comes meanwhile is kept by the client
            var imported = RestAssured.given()
                    .header("Authorization", "Bearer " + Tokens.of(Role.STEWARD))
                    .contentType("text/csv; charset=UTF-8")
                    .body(file)
                    .post("/imports/customers?source=WEBSHOP")
                    .jsonPath();
            assertThat(imported.getInt("created")).as("%s", imported.prettify()).isEqualTo(lines);
            assertThat(people.membersOf("w-import")).hasSize(lines);
            while (heard.size() < lines) {
                var message = socket.next();
                assertThat(message).as("after %d", heard.size()).isNotNull().contains("\"member\":true");
                heard.add(message.replaceAll(".*\"customer\":\"([^\"]*)\".*", "$1"));
            }
        }
    }

    @Test
    void listsAreSegmentsWithoutARule() {
        var keys = people.in("W-LIST", 3);
        people.change(keys.get(2), "profiling_objection = true");
        var id = GraphQl.as(Role.MARKETER).query("""
                mutation { defineSegment(input: {key: "w-list", name: "By hand", facet: BEHAVIOURAL, objective: RETAIN}) {
                    segment { id kind rule size } userErrors { code } } }""").<String>data("defineSegment.segment.id");
        define(
                "w-off-list",
                new Written()
                        .all(List.of(
                                at("W-LIST"),
                                new Written()
                                        .not(new Written().memberOf("w-list").rule())
                                        .rule()))
                        .rule());
        assertThat(people.membersOf("w-off-list")).containsExactly(keys.get(0), keys.get(1));
        var mutation = "mutation { %s(input: {id: \"" + id
                + "\", customers: [%s]}) { segment { size kind rule } changed unknown userErrors { code path } } }";
        var added = GraphQl.as(Role.MARKETER)
                .query(mutation.formatted("addToList", "\"W-LIST-0\", \"W-LIST-2\", \"W-NOBODY\""));
        assertThat(added.<Integer>data("addToList.changed")).isEqualTo(2);
        assertThat(added.<List<String>>data("addToList.unknown")).containsExactly("W-NOBODY");
        assertThat(added.<Integer>data("addToList.segment.size")).isEqualTo(1);
        assertThat(people.membersOf("w-list")).containsExactly(keys.get(0));
        assertThat(people.membersOf("w-off-list")).containsExactly(keys.get(1));
        var removed = GraphQl.ADMIN.query(mutation.formatted("removeFromList", "\"W-LIST-0\", \"W-LIST-1\""));
        assertThat(removed.<Integer>data("removeFromList.changed")).isEqualTo(1);
        assertThat(people.membersOf("w-list")).isEmpty();
        assertThat(GraphQl.ADMIN
                        .query(mutation.formatted("addToList", ""))
                        .<List<String>>data("addToList.userErrors.code"))
                .containsExactly("EMPTY_LIST");
        var ruled = GraphQl.ADMIN.query("mutation { reviseSegment(input: {id: \"" + id
                + "\", rule: {exists: {trait: \"age\"}}}) { userErrors { code } } }");
        assertThat(ruled.<List<String>>data("reviseSegment.userErrors.code")).containsExactly("IS_A_LIST");
    }
}
