package io.smalti.campaign.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.smalti.campaign.CampaignWorld;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.GraphQl;
import io.smalti.testsupport.Lommera;
import io.smalti.testsupport.TestDatabase;
import io.smalti.testsupport.Tokens;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Streams that do not simply run to their end: stopped, left, resumed, overtaken by what people say. */
@QuarkusTest
@TestProfile(Lommera.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class StreamLifeTest {
    @Inject
    Sql sql;

    @Inject
    RunningStreams streams;

    @Inject
    StreamPlaces places;

    private static Response stream(String campaign, String query) {
        return given().header("Authorization", "Bearer " + Tokens.of(Role.CAMPAIGN))
                .get("/campaigns/" + campaign + "/messages?" + query);
    }

    @Test
    void looksAnewAtWhoObjectsWhileItRuns() throws IOException {
        var campaign = lengthy();
        var last = ids(campaign, "").getLast();
        var externalId = CampaignWorld.externalId(sql, last);
        var received = new ArrayList<String>();
        try (var stream = new OpenStream(campaign, "channel=EMAIL")) {
            received.add(stream.next());
            CampaignWorld.object(sql, last);
            received.addAll(stream.all());
        } finally {
            // the company is shared by other tests
            sql.update(
                    "delete from consent where customer_id = (select id from customer where external_id = ?) and decision = 'OBJECTED'",
                    externalId);
            sql.update(
                    "update customer set marketing_objection = false, opted_out = '{}', consented = '{EMAIL}' where external_id = ?",
                    externalId);
        }
        assertThat(received).hasSizeGreaterThan(1_000).doesNotContain(last);
    }

    private static List<String> ids(String campaign, String query) throws IOException {
        try (var stream = new OpenStream(campaign, "channel=EMAIL" + query)) {
            return stream.all();
        }
    }

    /** Long enough not to fit between the server and a reader who takes his time. */
    private String lengthy() {
        var campaign = CampaignWorld.draft();
        CampaignWorld.write(campaign, CampaignWorld.sms("x"), CampaignWorld.email("long ".repeat(4_000)));
        CampaignWorld.publish(campaign);
        return campaign;
    }

    /** Over HTTP/2 long streams were torn. */
    @Test
    void comesByHttp1WhateverIsAskedFor() throws Exception {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            var request = HttpRequest.newBuilder(OpenStream.uri("spring-terrace", "channel=EMAIL"))
                    .header("Authorization", "Bearer " + Tokens.of(Role.CAMPAIGN))
                    .build();
            var response = client.send(request, HttpResponse.BodyHandlers.discarding());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        }
    }

    @Test
    void endsForWhoeverStopsIt() throws IOException {
        var campaign = lengthy();
        var cancel = """
                mutation($id: ID!) { cancelDelivery(id: $id) { delivery { state } userErrors { code } } }""";
        try (var stream = new OpenStream(campaign, "channel=EMAIL")) {
            stream.next();
            var id = Map.<String, Object>of("id", stream.delivery());
            assertThat(state(stream.delivery())).isEqualTo("RUNNING");
            var cancelled = GraphQl.as(Role.MARKETER).query(cancel, id);
            assertThat(cancelled.<String>data("cancelDelivery.delivery.state")).isEqualTo("CANCELLED");
            assertThat(cancelled.<List<?>>data("cancelDelivery.userErrors")).isEmpty();
            assertThatThrownBy(stream::all).isInstanceOf(IOException.class);
            // the server has let go of it, and says how far it came
            CampaignWorld.await(() -> streams.running() == 0);
            assertThat(state(stream.delivery())).isEqualTo("CANCELLED");
            assertThat(GraphQl.as(Role.MARKETER).query(cancel, id).<List<String>>data("cancelDelivery.userErrors.code"))
                    .containsExactly("ENDED");
        }
        assertThat(GraphQl.as(Role.CAMPAIGN)
                        .query(cancel, Map.of("id", GlobalId.of("Delivery", 999_999_999)))
                        .<List<String>>data("cancelDelivery.userErrors.code"))
                .containsExactly("UNKNOWN_DELIVERY");
        assertThat(GraphQl.as(Role.FRONTEND)
                        .query(cancel, Map.of("id", GlobalId.of("Delivery", 1)))
                        .error())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void hangsUpOnAReaderWhoDoesNotRead() throws IOException {
        try (var stream = new OpenStream(lengthy(), "channel=EMAIL")) {
            stream.next();
            streams.hangUpOnSilent(Duration.ZERO);
            assertThatThrownBy(stream::all).isInstanceOf(IOException.class);
            CampaignWorld.await(() -> streams.running() == 0);
            assertThat(state(stream.delivery())).isEqualTo("BROKEN");
        }
    }

    @Test
    void isBrokenWhenTheReaderCloses() throws IOException {
        String delivery;
        try (var stream = new OpenStream(lengthy(), "channel=EMAIL")) {
            stream.next();
            delivery = stream.delivery();
        }
        CampaignWorld.await(() -> streams.running() == 0);
        assertThat(state(delivery)).isEqualTo("BROKEN");
    }

    private static String state(String delivery) {
        return GraphQl.as(Role.CAMPAIGN)
                .query("query($id: ID!) { node(id: $id) { ... on Delivery { state } } }", Map.of("id", delivery))
                .data("node.state");
    }

    @Test
    void refusesMoreThanThereIsRoomFor() {
        int free = places.free().drainPermits();
        try {
            var response = stream("spring-terrace", "channel=EMAIL");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.header("Retry-After")).isEqualTo("30");
            assertThat(response.jsonPath().getString("code")).isEqualTo("TOO_MANY_STREAMS");
        } finally {
            places.free().release(free);
        }
        assertThat(stream("spring-terrace", "channel=SMS").statusCode()).isEqualTo(200);
    }

    @Test
    void looksAnewAtWhoseAddressIsListedWhileItRuns() throws IOException {
        var campaign = lengthy();
        var all = ids(campaign, "");
        var last = all.getLast();
        var received = new ArrayList<String>();
        var email = "listed-" + CampaignWorld.key() + "@example.org";
        long key = GlobalId.number(last, "Customer");
        var before = sql.first("select coalesce(email, '') from customer where id = ?", row -> row.text(1), key);
        sql.update("update customer set email = ? where id = ?", email, key);
        try (var stream = new OpenStream(campaign, "channel=EMAIL")) {
            received.add(stream.next());
            GraphQl.as(Role.STEWARD).query("""
                    mutation($email: String!) { suppressAddresses(input: {
                        addresses: [{kind: EMAIL, value: $email}]}) { added } }""", Map.of("email", email));
            received.addAll(stream.all());
        } finally {
            sql.update("update customer set email = nullif(?, '') where id = ?", before, key);
        }
        assertThat(received).hasSizeGreaterThan(1_000).doesNotContain(last);
        assertThat(received).isEqualTo(all.subList(0, all.size() - 1));
    }

    @Test
    void endsWithItsCampaign() throws IOException {
        var campaign = lengthy();
        try (var stream = new OpenStream(campaign, "channel=EMAIL")) {
            stream.next();
            GraphQl.ADMIN.query(
                    "mutation($key: String!) { endCampaign(input: {campaign: $key}) { userErrors { code } } }",
                    Map.of("key", campaign));
            CampaignWorld.await(() -> cell(campaign).equals(List.of("NOT_PUBLISHED")));
            // a reader who is fast enough could have all of it before the instance hears of the end
            CampaignWorld.await(() -> streams.running() == 0);
            assertThatThrownBy(stream::all).isInstanceOf(IOException.class);
            assertThat(state(stream.delivery())).isEqualTo("CANCELLED");
        }
    }

    private static List<String> cell(String campaign) {
        return GraphQl.ADMIN
                .query(
                        "query($key: String!) { messageVariant(campaign: $key, channel: SMS, language: \"nl\") { reasons { code } } }",
                        Map.of("key", campaign))
                .data("messageVariant.reasons.code");
    }
}
