package io.smalti.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.testsupport.GraphQl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Campaigns and customers in the database, each under a key of its own. */
public final class CampaignWorld {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private CampaignWorld() {}

    public static String key() {
        return "test-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    }

    /** Waits up to twenty seconds for something that will become true by itself. */
    public static void await(BooleanSupplier what) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!what.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not happen");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** A draft in Dutch and French, by e-mail and SMS. */
    public static String draft() {
        var key = key();
        GraphQl.Answer answer = GraphQl.ADMIN.query("""
                mutation($key: String!) { createCampaign(input: {key: $key, name: "Test", channels: [EMAIL, SMS],
                    languages: ["nl", "fr"], defaultLanguage: "nl"}) { campaign { status } userErrors { message } } }""", Map.of("key", key));
        assertThat(answer.<String>data("createCampaign.campaign.status")).isEqualTo("DRAFT");
        return key;
    }

    /** Published, with "E" and "S" for everybody in Dutch. */
    public static String published() {
        var key = draft();
        write(key, email("E"), sms("S"));
        assertThat(publish(key).<List<?>>data("publishCampaign.userErrors")).isEmpty();
        return key;
    }

    /** Published, with "E" by e-mail for so many new people on a list. */
    public static String listed(Sql sql, int people) {
        var key = key();
        var segment = "list-" + key;
        GraphQl.ADMIN.query("""
                mutation($segment: String!, $key: String!) {
                    defineSegment(input: {key: $segment, name: "List", facet: BEHAVIOURAL, objective: RETAIN}) { userErrors { code } }
                    createCampaign(input: {key: $key, name: "Test", channels: [EMAIL], languages: ["nl"], segment: $segment}) {
                        userErrors { message } } }""", Map.of("segment", segment, "key", key));
        list(sql, segment, customers(sql, people, null));
        write(key, email("E"));
        assertThat(publish(key).<List<?>>data("publishCampaign.userErrors")).isEmpty();
        return key;
    }

    /** One leaves the list of {@link #listed}, another one joins. */
    public static void change(Sql sql, String campaign, String leaving, String joining) {
        GraphQl.ADMIN.query(
                """
                mutation($id: ID!, $customers: [String!]!) {
                    removeFromList(input: {id: $id, customers: $customers}) { userErrors { code } } }""", Map.of("id", list("list-" + campaign), "customers", List.of(externalId(sql, leaving))));
        list(sql, "list-" + campaign, List.of(joining));
    }

    private static void list(Sql sql, String segment, List<String> ids) {
        var listed = GraphQl.ADMIN.query(
                """
                mutation($id: ID!, $customers: [String!]!) {
                    addToList(input: {id: $id, customers: $customers}) { userErrors { code } } }""",
                Map.of(
                        "id",
                        list(segment),
                        "customers",
                        ids.stream().map(id -> externalId(sql, id)).toList()));
        assertThat(listed.<List<?>>data("addToList.userErrors")).isEmpty();
    }

    private static String list(String segment) {
        return GraphQl.ADMIN
                .query("query($key: String!) { segment(key: $key) { id } }", Map.of("key", segment))
                .data("segment.id");
    }

    public static String externalId(Sql sql, String id) {
        return java.util.Objects.requireNonNull(sql.first(
                "select external_id from customer where id = ?", row -> row.text(1), GlobalId.number(id, "Customer")));
    }

    public static void object(Sql sql, String id) {
        GraphQl.ADMIN.query("""
                mutation($id: String!) { recordConsents(input: {source: CRM, consents: [
                    {externalId: $id, purpose: MARKETING, decision: OBJECTED}]}) { outcomes } }""", Map.of("id", externalId(sql, id)));
    }

    public static GraphQl.Answer publish(String key) {
        return GraphQl.ADMIN.query("""
                mutation($key: String!) { publishCampaign(input: {campaign: $key}) {
                    campaign { status } userErrors { code path } } }""", Map.of("key", key));
    }

    public static Map<String, Object> email(String body, String... more) {
        var variant = variant("EMAIL", body, more);
        variant.put("subject", "Subject");
        return variant;
    }

    public static Map<String, Object> sms(String body, String... more) {
        return variant("SMS", body, more);
    }

    /** @param more names and values in turn */
    private static Map<String, Object> variant(String channel, String body, String... more) {
        var variant = new HashMap<String, Object>(Map.of("channel", channel, "language", "nl", "body", body));
        for (int i = 0; i < more.length; i += 2) {
            variant.put(more[i], more[i + 1]);
        }
        return variant;
    }

    @SafeVarargs
    public static GraphQl.Answer write(String key, Map<String, Object>... variants) {
        return GraphQl.ADMIN.query("""
                mutation($key: String!, $variants: [WriteVariantInput!]!) {
                    writeVariants(input: {campaign: $key, variants: $variants}) {
                        campaign { version }
                        results { outcome variant { id body } userErrors { code path position } }
                        userErrors { code message path }
                    }
                }""", Map.of("key", key, "variants", List.of(variants)));
    }

    /** Adults born in 1990 who consent to everything; ids. */
    public static List<String> customers(Sql sql, int count, @Nullable String type) {
        var ids = new ArrayList<String>();
        var name = key();
        for (int i = 0; i < count; i++) {
            long id = java.util.Objects.requireNonNull(
                    sql.first("""
                    insert into customer (external_id, birth_date, language, consented, given_name)
                    values (?, '1990-01-01', 'nl-BE', '{EMAIL,SMS}', ?) returning id
                    """, row -> row.longValue(1), name + "-" + i, "Name" + i));
            ids.add(GlobalId.of("Customer", id));
            if (type != null) {
                sql.update("""
                        insert into type_assignment (customer_id, typology_id, level, type_code, type_probability,
                            group_code, group_probability)
                        select ?, id, 'TYPE', ?, 0.9, left(?, 1), 0.95 from typology where active
                        """, id, type, type);
            }
        }
        return ids;
    }
}
