package io.smalti.demo;

import io.smalti.platform.database.BinaryRows;
import io.smalti.platform.database.CopyRows;
import io.smalti.platform.database.TextRows;
import io.smalti.typology.Assignment;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.copy.CopyManager;

/** Rows of some customers for every table they are spread over, in the order in which they refer to each other. */
final class Tables {
    /** The traits with a column of their own, and the column. */
    private static final List<String[]> TRAITS = Stream.of(
                    "firstName given_name",
                    "lastName family_name",
                    "email email",
                    "phone phone",
                    "street street",
                    "birthDate birth_date",
                    "birthYear birth_year",
                    "ageEstimate age_estimate",
                    "ageEstimatedOn age_estimated_on",
                    "gender gender",
                    "education education",
                    "activity activity",
                    "income income",
                    "householdComposition household_composition",
                    "householdSize household_size",
                    "tenure tenure",
                    "dwelling dwelling",
                    "language language",
                    "values \"values\"",
                    "attitudes attitudes",
                    "interests interests",
                    "motivations motivations",
                    "dream dream",
                    "problem problem",
                    "country country",
                    "postcode postcode",
                    "municipality municipality",
                    "acquisition acquisition",
                    "loyalty loyalty",
                    "brandKnowledge brand_knowledge",
                    "brandFeeling brand_feeling",
                    "budget budget",
                    "decisionRole decision_role")
            .map(pair -> pair.split(" "))
            .toList();

    private final TextRows organisations = new TextRows(
            "organisation",
            "id, external_id, name, industry, employees, annual_revenue, quarterly_revenue, head_office, country,"
                    + " postcode, culture, marketing_budget, target_audience, consulting_needs, provenance, created_at,"
                    + " updated_at");
    private final TextRows customers = new TextRows(
            "customer",
            "id, external_id, lifecycle, zone, organisation_id, restricted, profiling_objection, marketing_objection,"
                    + " consented, created_at, updated_at, "
                    + String.join(", ", TRAITS.stream().map(pair -> pair[1]).toList()) + ", provenance");
    private final TextRows identifiers =
            new TextRows("customer_identifier", "kind, value, customer_id, source, seen_at");
    private final TextRows consents = new TextRows(
            "consent", "customer_id, id, purpose, channel, decision, source, proof, decided_at, recorded_at");
    private final TextRows orders = new TextRows(
            "customer_order", "customer_id, id, source, external_id, kind, cancelled, placed_at, channel, total");
    private final TextRows lines =
            new TextRows("order_line", "customer_id, order_id, line, product, description, quantity, unit_price");
    private final TextRows interactions = new TextRows(
            "interaction", "customer_id, id, source, external_id, kind, occurred_at, channel, subject, score");
    private final TextRows behaviours = new TextRows("behaviour", BehaviourRow.COLUMNS);
    private final BinaryRows assignments = Assignment.newRows();
    private final Keys keys;

    Tables(Keys keys) {
        this.keys = keys;
    }

    /** The last keys given out, from chunk to chunk. */
    static final class Keys {
        long customer;
        long organisation;
        long consent;
        long order;
        long interaction;
    }

    void add(Firm firm) {
        var at = "2019-01-07T09:00:00Z";
        organisations
                .add(++keys.organisation)
                .add(firm.externalId())
                .add(firm.name())
                .add(firm.industry())
                .add(firm.employees())
                .addCents(firm.revenue() * 100)
                .addCents(firm.revenue() * 27)
                .add(firm.place().locality())
                .add(firm.place().country())
                .add(firm.place().postcode())
                .add(firm.culture())
                .addCents(firm.budget() * 100)
                .add(firm.audience())
                .add(firm.needs())
                .add("{}")
                .add(at)
                .add(at)
                .end();
    }

    /** @param firstFirm key of the first organisation of this world */
    void add(Story story, Assignment assignment, long firstFirm) {
        long key = ++keys.customer;
        var firm = story.firm();
        var dossier = story.dossier();
        customers
                .add(key)
                .add(story.externalId())
                .add(story.lifecycle())
                .add(story.person().place().zone())
                .add(firm == null ? null : firstFirm + firm)
                .add(false)
                .add(story.objectsTo("PROFILING"))
                .add(story.objectsTo("MARKETING"))
                .add(story.consented())
                .add(story.joined())
                .add(story.changedAt());
        TRAITS.forEach(pair -> customers.add(dossier.value(pair[0])));
        customers.add(dossier.provenance()).end();
        identifiers(story, key);
        for (var permission : story.permissions()) {
            consents.add(key)
                    .add(++keys.consent)
                    .add(permission.purpose())
                    .add(permission.channel())
                    .add(permission.decision())
                    .add(permission.source())
                    .add(permission.proof())
                    .add(permission.at())
                    .add(permission.at())
                    .end();
        }
        orders(story, key);
        interactions(story, key);
        BehaviourRow.add(story, key, behaviours);
        assignment
                .addTo(assignments.addBigint(key), story.until().atStartOfDay().toInstant(ZoneOffset.UTC))
                .end();
    }

    private void identifiers(Story story, long key) {
        var dossier = story.dossier();
        identifier("CRM", story.externalId(), key, "CRM", story);
        var email = dossier.text("email");
        if (email != null) {
            identifier("EMAIL", email, key, "WEBSHOP", story);
        }
        if (dossier.knows("loyalty") && !"NONE".equals(dossier.text("loyalty"))) {
            identifier("LOYALTY_CARD", "2930%09d".formatted(story.person().number() + 1), key, "CRM", story);
        }
        boolean surfs =
                story.moments().stream().anyMatch(moment -> moment.kind().equals("VISIT"));
        if (surfs) {
            var cookie = Long.toHexString(new Dice(story.person().number(), 9, key).below(Integer.MAX_VALUE));
            identifier("COOKIE", "lm.%s.%d".formatted(cookie, story.person().number()), key, "WEBSHOP", story);
        }
    }

    private void identifier(String kind, String value, long key, String source, Story story) {
        identifiers
                .add(kind)
                .add(value)
                .add(key)
                .add(source)
                .add(story.joined())
                .end();
    }

    private void orders(Story story, long key) {
        int count = 0;
        for (var purchase : story.purchases()) {
            long order = ++keys.order;
            boolean web = purchase.channel().equals("WEB");
            orders.add(key)
                    .add(order)
                    .add(web ? "WEBSHOP" : "CRM")
                    .add("%s%07d-%02d".formatted(web ? "W" : "S", story.person().number() + 1, ++count))
                    .add(purchase.returned() ? "RETURN" : "PURCHASE")
                    .add(purchase.cancelled())
                    .add(purchase.at())
                    .add(purchase.channel())
                    .addCents(purchase.cents())
                    .end();
            int number = 0;
            for (var line : purchase.lines()) {
                lines.add(key)
                        .add(order)
                        .add(++number)
                        .add(line.product().code())
                        .add(line.product().name())
                        .add(line.quantity())
                        .addCents(line.cents())
                        .end();
            }
        }
    }

    private void interactions(Story story, long key) {
        int count = 0;
        for (var moment : story.moments()) {
            interactions
                    .add(key)
                    .add(++keys.interaction)
                    .add(
                            moment.channel().equals("WEB")
                                    ? "WEBSHOP"
                                    : moment.kind().equals("SURVEY") ? "SURVEY" : "CRM")
                    .add("I%07d-%02d".formatted(story.person().number() + 1, ++count))
                    .add(moment.kind())
                    .add(moment.at())
                    .add(moment.channel())
                    .add(moment.subject())
                    .add(moment.score())
                    .end();
        }
    }

    List<CopyRows> all() {
        return List.of(
                organisations, customers, identifiers, consents, orders, lines, interactions, behaviours, assignments);
    }

    void send(CopyManager copy) throws SQLException {
        for (var rows : all()) {
            rows.send(copy);
        }
    }
}
