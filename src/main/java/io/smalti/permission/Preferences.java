package io.smalti.permission;

import static io.smalti.permission.PermissionError.Code.INVALID_LANGUAGE;
import static io.smalti.permission.PermissionError.Code.INVALID_TOPIC;
import static io.smalti.permission.PermissionError.Code.UNKNOWN_CUSTOMER;

import io.smalti.customer.Customer;
import io.smalti.customer.Customers;
import io.smalti.customer.Outcome;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.ListTooLong;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps what people chose about messages, inside the transaction of the caller. */
@Singleton
class Preferences {
    private static final int MOST = 1_000;
    private static final int MOST_TOPICS = 50;
    private static final int LONGEST_TOPIC = 60;
    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,4}");

    private final Sql sql;
    private final Customers customers;

    Preferences(Sql sql, Customers customers) {
        this.sql = sql;
        this.customers = customers;
    }

    RecordPreferencesPayload record(List<RecordPreferences.Choice> choices) {
        if (choices.size() > MOST) {
            throw new ListTooLong("preferences", choices.size(), MOST);
        }
        var known = customers.byExternalIds(
                choices.stream().map(RecordPreferences.Choice::externalId).toList());
        var outcomes = new ArrayList<Outcome>();
        var errors = new ArrayList<PermissionError>();
        var good = new LinkedHashMap<Long, RecordPreferences.Choice>();
        for (int i = 0; i < choices.size(); i++) {
            var choice = choices.get(i);
            var customer = known.get(choice.externalId());
            int before = errors.size();
            check(choice, customer, Integer.toString(i), errors);
            if (errors.size() == before && customer != null) {
                good.put(customer.key(), choice); // of two for the same person the later one counts
            }
            outcomes.add(errors.size() > before ? Outcome.REJECTED : Outcome.UNCHANGED);
        }
        var written = write(good);
        for (int i = 0; i < choices.size(); i++) {
            var customer = known.get(choices.get(i).externalId());
            if (customer != null && good.get(customer.key()) == choices.get(i)) {
                outcomes.set(i, written.getOrDefault(customer.key(), Outcome.UNCHANGED));
            }
        }
        return new RecordPreferencesPayload(outcomes, errors);
    }

    private static void check(
            RecordPreferences.Choice choice, @Nullable Customer customer, String index, List<PermissionError> errors) {
        if (customer == null) {
            errors.add(PermissionError.of(UNKNOWN_CUSTOMER, "names no customer", "preferences", index, "externalId"));
        }
        if (choice.language() != null && !TAG.matcher(choice.language()).matches()) {
            errors.add(PermissionError.of(
                    INVALID_LANGUAGE, "not a language tag such as nl or nl-BE", "preferences", index, "language"));
        }
        var liked = topics(choice.liked());
        var disliked = topics(choice.disliked());
        if (liked == null || disliked == null || !Collections.disjoint(liked, disliked)) {
            errors.add(PermissionError.of(
                    INVALID_TOPIC,
                    "up to 50 topics of 1 to 60 characters, none both liked and disliked",
                    "preferences",
                    index,
                    liked == null ? "liked" : "disliked"));
        }
    }

    /** Null when one of them is none. */
    private static @Nullable List<String> topics(@Nullable List<String> given) {
        var topics = Objects.requireNonNullElse(given, List.<String>of()).stream()
                .map(String::strip)
                .distinct()
                .toList();
        boolean good = topics.size() <= MOST_TOPICS
                && topics.stream()
                        .allMatch(topic -> !topic.isEmpty()
                                && topic.length() <= LONGEST_TOPIC
                                && topic.chars().noneMatch(Character::isISOControl));
        return good ? topics : null;
    }

    /** What became of those that are not as they were. */
    private Map<Long, Outcome> write(Map<Long, RecordPreferences.Choice> choices) {
        var outcomes = new HashMap<Long, Outcome>();
        var values = List.copyOf(choices.values());
        sql.list(
                """
                insert into preference as p (customer_id, channel, language, liked, disliked)
                select g.customer_id, g.channel, g.language, string_to_array(g.liked, chr(31)),
                    string_to_array(g.disliked, chr(31))
                from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])
                    g (customer_id, channel, language, liked, disliked)
                on conflict (customer_id) do update
                set channel = excluded.channel, language = excluded.language, liked = excluded.liked,
                    disliked = excluded.disliked, updated_at = now()
                where (p.channel, p.language, p.liked, p.disliked) is distinct from
                    (excluded.channel, excluded.language, excluded.liked, excluded.disliked)
                returning customer_id, xmax = 0""",
                row -> outcomes.put(row.longValue(1), row.booleanValue(2) ? Outcome.CREATED : Outcome.UPDATED),
                choices.keySet(),
                column(
                        values,
                        choice -> choice.channel() == null
                                ? null
                                : choice.channel().name()),
                column(
                        values,
                        choice -> choice.language() == null
                                ? null
                                : choice.language().replace('_', '-')),
                column(values, choice -> joined(choice.liked())),
                column(values, choice -> joined(choice.disliked())));
        return outcomes;
    }

    private static @Nullable String[] column(
            List<RecordPreferences.Choice> choices, Function<RecordPreferences.Choice, @Nullable String> value) {
        return choices.stream().map(value).toArray(String[]::new);
    }

    private static String joined(@Nullable List<String> given) {
        return String.join("\u001f", Objects.requireNonNull(topics(given)));
    }
}
