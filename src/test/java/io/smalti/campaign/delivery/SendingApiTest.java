package io.smalti.campaign.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.campaign.CampaignWorld;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class SendingApiTest {
    private static final int SENDERS = 50;

    @Inject
    Sql sql;

    @AfterEach
    void removeTheCap() {
        sql.update("delete from frequency_cap");
    }

    private List<String> customers(int count) {
        return CampaignWorld.customers(sql, count, null).stream()
                .map(id -> sql.first(
                        "select external_id from customer where id = ?",
                        row -> row.text(1),
                        GlobalId.number(id, "Customer")))
                .toList();
    }

    private static GraphQl.Answer send(String campaign, String key, List<String> customers) {
        return GraphQl.as(Role.CAMPAIGN).query("""
                        mutation($campaign: String!, $key: String, $customers: [String!]!) {
                            recordSendings(input: {campaign: $campaign, channel: EMAIL, key: $key, customers: $customers}) {
                                results { customer outcome message { sent body level reasons { code } } }
                                userErrors { code path } } }""", Map.of("campaign", campaign, "key", key, "customers", customers));
    }

    @Test
    void answersWithTheMessageOnce() {
        var campaign = CampaignWorld.published();
        var customers = customers(3);
        var first = send(campaign, "", customers);
        assertThat(first.<List<String>>data("recordSendings.results.outcome"))
                .containsExactly("CREATED", "CREATED", "CREATED");
        assertThat(first.<List<String>>data("recordSendings.results.message.body"))
                .containsExactly("E", "E", "E");
        assertThat(send(campaign, "", customers).<List<String>>data("recordSendings.results.outcome"))
                .containsOnly("UNCHANGED");
        assertThat(send(campaign, "reminder", customers).<List<String>>data("recordSendings.results.outcome"))
                .containsOnly("CREATED");
    }

    @Test
    void namesWhatIsWrong() {
        var campaign = CampaignWorld.published();
        var customers = customers(1);
        var twice = List.of(customers.getFirst(), customers.getFirst());
        assertThat(send(campaign, "", twice).<List<List<String>>>data("recordSendings.userErrors.path"))
                .containsExactly(List.of("customers", "1"));
        assertThat(send("no-such", "", customers).<List<String>>data("recordSendings.userErrors.code"))
                .containsExactly("UNKNOWN_CAMPAIGN");
        var unknown = send(campaign, "", List.of("nobody", customers.getFirst()));
        assertThat(unknown.<List<String>>data("recordSendings.results.outcome")).containsExactly("REJECTED", "CREATED");
        assertThat(unknown.<List<String>>data("recordSendings.userErrors.code")).containsExactly("UNKNOWN_CUSTOMER");
    }

    @Test
    void neverSendsMoreThanTheCapHoweverManySendAtOnce() throws Exception {
        GraphQl.ADMIN.query("mutation { setFrequencyCap(input: {days: 7, most: 2}) { userErrors { code } } }");
        var campaigns = List.of(CampaignWorld.published(), CampaignWorld.published(), CampaignWorld.published());
        var customers = customers(5);
        awaitTheCap(campaigns.getFirst());
        var begin = new CountDownLatch(1);
        var outcomes = new ArrayList<Future<List<String>>>();
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            for (int i = 0; i < SENDERS; i++) {
                var key = "sender-" + i;
                var campaign = campaigns.get(i % campaigns.size());
                outcomes.add(senders.submit(() -> {
                    begin.await();
                    return send(campaign, key, customers).data("recordSendings.results.outcome");
                }));
            }
            begin.countDown();
        }
        int created = 0;
        for (var outcome : outcomes) {
            created += (int) outcome.get().stream().filter("CREATED"::equals).count();
        }
        assertThat(created).isEqualTo(2 * customers.size());
        var most = sql.first("""
                select max(n) from (select count(*) as n from sending s join customer c on c.id = s.customer_id
                where c.external_id = any(?) group by s.customer_id) counted""", row -> row.intValue(1), customers);
        assertThat(most).isEqualTo(2);
        var third = send(campaigns.getFirst(), "one more", customers);
        assertThat(third.<List<List<String>>>data("recordSendings.results.message.reasons.code"))
                .allMatch(codes -> codes.contains("FREQUENCY_CAP"));
        sql.update(
                "update sending set sent_at = sent_at - interval '7 days' where customer_id in (select id from customer where external_id = any(?))",
                customers);
        assertThat(send(campaigns.getFirst(), "a week later", customers)
                        .<List<String>>data("recordSendings.results.outcome"))
                .containsOnly("CREATED");
    }

    /** Other instances, and this one, hear of a new cap within moments. */
    private void awaitTheCap(String campaign) {
        var probe = customers(1);
        send(campaign, "1", probe);
        send(campaign, "2", probe);
        CampaignWorld.await(() -> send(campaign, "3" + System.nanoTime(), probe)
                .<List<String>>data("recordSendings.results.outcome")
                .contains("REJECTED"));
    }

    @Test
    void doesNotSendToWhoObjectedAMomentAgo() {
        var campaign = CampaignWorld.published();
        var customers = customers(1);
        GraphQl.ADMIN.query("""
                mutation($id: String!) { recordConsents(input: {source: CRM, consents: [
                    {externalId: $id, purpose: MARKETING, decision: OBJECTED}]}) { outcomes } }""", Map.of("id", customers.getFirst()));
        var answer = send(campaign, "", customers);
        assertThat(answer.<List<String>>data("recordSendings.results.outcome")).containsExactly("REJECTED");
        assertThat(answer.<List<List<String>>>data("recordSendings.results.message.reasons.code")
                        .getFirst())
                .contains("MARKETING_OBJECTION");
    }

    @Test
    void keepsFromServiceMessagesWhomThatIsTooMuch() {
        var campaign = CampaignWorld.published();
        sql.update("update campaign set purpose = 'SERVICE' where key = ?", campaign);
        var customers = customers(2);
        GraphQl.ADMIN.query("""
                mutation($id: String!) { recordConsents(input: {source: CRM, consents: [
                    {externalId: $id, purpose: SERVICE, channel: EMAIL, decision: OBJECTED, proof: "letter 7"},
                    {externalId: $id, purpose: MARKETING, decision: OBJECTED}]}) { outcomes } }""", Map.of("id", customers.getFirst()));
        // as marketing the objection to it would be told, too
        CampaignWorld.await(() -> send(campaign, "", customers.subList(0, 1))
                .<List<List<String>>>data("recordSendings.results.message.reasons.code")
                .equals(List.of(List.of("NO_CONSENT"))));
        var answer = send(campaign, "", customers);
        assertThat(answer.<List<String>>data("recordSendings.results.outcome")).containsExactly("REJECTED", "CREATED");
    }
}
