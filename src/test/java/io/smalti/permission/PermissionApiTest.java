package io.smalti.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class PermissionApiTest {
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Inject
    Sql sql;

    private String customer(String email, String phone) {
        var externalId = "perm-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
        sql.update("""
                insert into customer (external_id, lifecycle, birth_date, email, phone, country, consented)
                values (?, 'CUSTOMER', '1980-01-01', ?, ?, 'BE', '{EMAIL}')""", externalId, email, phone);
        return externalId;
    }

    private static List<String> against(String externalId, String channel) {
        return GraphQl.ADMIN
                .query(
                        "query($id: String!) { customer(externalId: $id) { reach { channel allowed reasons } } }",
                        Map.of("id", externalId))
                .<List<Map<String, Object>>>data("customer.reach")
                .stream()
                .filter(reach -> reach.get("channel").equals(channel))
                .map(reach -> reach.get("allowed") + " " + reach.get("reasons"))
                .toList();
    }

    private static GraphQl.Answer suppress(String register, boolean complete, Map<String, String>... addresses) {
        return GraphQl.as(Role.STEWARD)
                .query("""
                        mutation($register: String, $complete: Boolean, $addresses: [SuppressedAddressInput!]!) {
                            suppressAddresses(input: {register: $register, addresses: $addresses, complete: $complete}) {
                                added register { code loadedAt } userErrors { code path } } }""", Map.of("register", register, "complete", complete, "addresses", List.of(addresses)));
    }

    @Test
    void neverUsesAnAddressThatIsListedHoweverItIsWritten() {
        var customer = customer("Jo." + COUNT.get() + "@Example.org", "0478 12 34 56");
        assertThat(against(customer, "EMAIL")).containsExactly("true [CONSENT_GIVEN]");
        var email = Map.of("kind", "EMAIL", "value", " jo." + (COUNT.get() - 1) + "@example.org");
        assertThat(suppress("COMPANY", false, email).<Integer>data("suppressAddresses.added"))
                .isEqualTo(1);
        assertThat(suppress("COMPANY", false, email).<Integer>data("suppressAddresses.added"))
                .isZero();
        assertThat(against(customer, "EMAIL")).containsExactly("false [SUPPRESSED]");
        assertThat(sql.list("select encode(hash, 'escape') from suppression", row -> row.text(1)))
                .noneMatch(hash -> hash.contains("example"));
    }

    @Test
    void asksTheRegisterForPhoneNumbersOnceItIsLoaded() {
        var listed = customer("a@example.org", "0478 99 88 77");
        var free = customer("b@example.org", "0478 99 88 76");
        var number = Map.of("kind", "PHONE", "value", "+32 478/99.88.77");
        suppress("BE_DNCM", false, number);
        assertThat(against(listed, "PHONE")).containsExactly("false [REGISTERED]");
        suppress("BE_DNCM", true, number);
        // the instance hears of what it wrote itself a moment later; until then a register counts as not checked
        for (int i = 0; i < 500 && against(free, "PHONE").equals(List.of("false [REGISTER_NOT_CHECKED]")); i++) {
            Thread.onSpinWait();
        }
        assertThat(against(free, "PHONE")).containsExactly("true [NO_CONSENT_NEEDED]");
        assertThat(against(listed, "PHONE")).containsExactly("false [REGISTERED]");
        sql.update("update register set loaded_at = null");
    }

    @Test
    void namesWhatIsWrongWithAListing() {
        var answer = suppress("COMPANY", false, Map.of("kind", "EMAIL", "value", "nobody"));
        assertThat(answer.<List<String>>data("suppressAddresses.userErrors.code"))
                .containsExactly("INVALID_ADDRESS");
        assertThat(suppress("NOWHERE", false).<List<String>>data("suppressAddresses.userErrors.code"))
                .containsExactly("UNKNOWN_REGISTER");
    }

    @Test
    void takesRulesAsData() {
        var set =
                "mutation { setChannelRule(input: {country: \"%s\", channel: %s, relation: PROSPECT, requirement: %s}) { userErrors { code } } }";
        var steward = GraphQl.as(Role.STEWARD);
        assertThat(steward.query(set.formatted("XX", "POST", "CONSENT"))
                        .<List<String>>data("setChannelRule.userErrors.code"))
                .containsExactly("UNKNOWN_COUNTRY");
        assertThat(steward.query(set.formatted("FI", "PHONE", "REGISTER"))
                        .<List<String>>data("setChannelRule.userErrors.code"))
                .containsExactly("UNKNOWN_REGISTER");
        assertThat(steward.query(set.formatted("FI", "POST", "CONSENT"))
                        .<List<String>>data("setChannelRule.userErrors.code"))
                .isEmpty();
        var rules = GraphQl.as(Role.MARKETER)
                .query("{ channelRules(country: \"FI\", channel: POST) { country relation requirement } }");
        assertThat(rules.<List<Map<String, Object>>>data("channelRules"))
                .contains(Map.of("country", "FI", "relation", "PROSPECT", "requirement", "CONSENT"));
        assertThat(GraphQl.as(Role.MARKETER)
                        .query(set.formatted("FI", "POST", "OPT_OUT"))
                        .error())
                .isEqualTo("FORBIDDEN");
        sql.update("delete from channel_rule where country = 'FI'");
    }

    @Test
    void keepsCapsAndQuietHoursThatMakeSense() {
        var cap =
                "mutation { setFrequencyCap(input: {channel: SOCIAL, days: %s, most: %s}) { frequencyCaps { channel days most } userErrors { code } } }";
        assertThat(GraphQl.ADMIN.query(cap.formatted("0", "2")).<List<String>>data("setFrequencyCap.userErrors.code"))
                .containsExactly("OUT_OF_RANGE");
        assertThat(GraphQl.ADMIN
                        .query(cap.formatted("30", "4"))
                        .<List<Map<String, Object>>>data("setFrequencyCap.frequencyCaps"))
                .contains(Map.of("channel", "SOCIAL", "days", 30, "most", 4));
        assertThat(GraphQl.ADMIN
                        .query(cap.formatted("30", "null"))
                        .<List<Map<String, Object>>>data("setFrequencyCap.frequencyCaps"))
                .doesNotContain(Map.of("channel", "SOCIAL", "days", 30, "most", 4));
        var hours =
                "mutation { setQuietHours(input: {channel: SOCIAL, from: %s, until: %s}) { quietHours { channel from until } userErrors { code } } }";
        assertThat(GraphQl.ADMIN
                        .query(hours.formatted("\"22:00:00\"", "null"))
                        .<List<String>>data("setQuietHours.userErrors.code"))
                .containsExactly("INVALID_HOURS");
        assertThat(GraphQl.ADMIN
                        .query(hours.formatted("\"22:00:00\"", "\"06:30:00\""))
                        .<List<String>>data("setQuietHours.quietHours.channel"))
                .contains("SOCIAL", "SMS");
        assertThat(GraphQl.ADMIN
                        .query(hours.formatted("null", "null"))
                        .<List<String>>data("setQuietHours.quietHours.channel"))
                .doesNotContain("SOCIAL");
    }

    @Test
    void keepsChoicesOfPeople() {
        var customer = customer("c@example.org", "0478 00 00 01");
        var record = """
                mutation($choices: [PreferenceChosenInput!]!) { recordPreferences(input: {preferences: $choices}) {
                    outcomes userErrors { code path } } }""";
        List<Map<String, Object>> choices = List.of(
                Map.of("externalId", customer, "channel", "SMS", "language", "fr_BE", "liked", List.of("roses")),
                Map.of("externalId", "nobody-" + customer),
                Map.of("externalId", customer, "liked", List.of("x"), "disliked", List.of("x")),
                Map.of("externalId", customer, "language", "not a tag"));
        var answer = GraphQl.as(Role.FRONTEND).query(record, Map.of("choices", choices));
        assertThat(answer.<List<String>>data("recordPreferences.outcomes"))
                .containsExactly("CREATED", "REJECTED", "REJECTED", "REJECTED");
        assertThat(answer.<List<String>>data("recordPreferences.userErrors.code"))
                .containsExactly("UNKNOWN_CUSTOMER", "INVALID_TOPIC", "INVALID_LANGUAGE");
        assertThat(GraphQl.ADMIN
                        .query(record, Map.of("choices", choices.subList(0, 1)))
                        .<List<String>>data("recordPreferences.outcomes"))
                .containsExactly("UNCHANGED");
        assertThat(GraphQl.as(Role.MARKETER)
                        .query(
                                "query($id: String!) { customer(externalId: $id) { preference { channel language liked disliked } } }",
                                Map.of("id", customer))
                        .<Map<String, Object>>data("customer.preference"))
                .isEqualTo(Map.of(
                        "channel", "SMS", "language", "fr-BE", "liked", List.of("roses"), "disliked", List.of()));
    }

    @Test
    void restrictsAndLiftsOnceAndKeepsARecord() {
        var customer = customer("d@example.org", "0478 00 00 02");
        var restrict =
                "mutation($id: String!, $on: Boolean!) { restrictCustomer(input: {externalId: $id, restricted: $on, reason: \"R-1\"}) { outcome userErrors { code } } }";
        var steward = GraphQl.as(Role.STEWARD);
        var on = Map.of("id", customer, "on", true);
        assertThat(steward.query(restrict, on).<String>data("restrictCustomer.outcome"))
                .isEqualTo("UPDATED");
        assertThat(steward.query(restrict, on).<String>data("restrictCustomer.outcome"))
                .isEqualTo("UNCHANGED");
        assertThat(against(customer, "POST")).containsExactly("false [RESTRICTED, NO_CONTACT_DATA]");
        assertThat(steward.query(restrict, Map.of("id", customer, "on", false))
                        .<String>data("restrictCustomer.outcome"))
                .isEqualTo("UPDATED");
        assertThat(against(customer, "EMAIL")).containsExactly("true [CONSENT_GIVEN]");
        assertThat(sql.list(
                        "select r.restricted from restriction r join customer c on c.id = r.customer_id where external_id = ? order by r.id",
                        row -> row.booleanValue(1),
                        customer))
                .containsExactly(true, false);
        assertThat(steward.query(restrict, Map.of("id", "nobody", "on", true))
                        .<List<String>>data("restrictCustomer.userErrors.code"))
                .containsExactly("UNKNOWN_CUSTOMER");
        assertThat(GraphQl.as(Role.FRONTEND).query(restrict, on).error()).isEqualTo("FORBIDDEN");
    }
}
