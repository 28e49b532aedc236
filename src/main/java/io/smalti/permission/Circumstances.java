package io.smalti.permission;

import io.smalti.customer.Channel;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What permission needs to know of a person beside the profile.
 *
 * @param registers which lists hold an address of the person, for example {@code PHONE BE_DNCM}
 * @param contacts the marketing messages that caps look back on
 */
public record Circumstances(Preference preference, Set<String> registers, List<Contact> contacts) {
    /** Nothing is known, as of a person who is not stored. */
    public static final Circumstances NONE = new Circumstances(Preference.NONE, Set.of(), List.of());

    /** How many columns {@link #columns} are. */
    public static final int WIDTH = 6;

    /** To be joined to {@code customer c} for {@link #columns}. */
    public static final String JOIN = " left join preference p on p.customer_id = c.id";

    private static final String REGISTERS = """
            (select string_agg(s.kind || ' ' || s.register, ',') from suppression s \
            where s.kind = 'EMAIL' and s.hash = email_hash(c.email) \
            or s.kind = 'PHONE' and s.hash = phone_hash(c.phone, c.country::text))""";
    private static final char SEPARATOR = '\u001f';

    /** One message that was sent. */
    record Contact(Channel channel, Instant at) {}

    /** Texts over {@code customer c} and {@link #JOIN}, each null when there is nothing. Without parameters. */
    public static String columns(Policy policy, Instant at) {
        return """
                p.channel, p.language, array_to_string(nullif(p.liked, '{}'), chr(31)), \
                array_to_string(nullif(p.disliked, '{}'), chr(31)), \
                """ + (policy.isSuppressing() ? REGISTERS : "null::text") + ", " + contacts(policy.longestPeriod(), at);
    }

    private static String contacts(int days, Instant at) {
        return days == 0 ? "null::text" : """
                (select string_agg(s.channel || ' ' || (extract(epoch from s.sent_at) * 1000)::bigint, ',') \
                from sending s where s.customer_id = c.id and s.marketing \
                and s.sent_at > timestamptz '%s' - interval '%d days')""".formatted(at, days);
    }

    /** From the columns of {@link #columns}, in their order. */
    public static Circumstances of(List<@Nullable String> columns) {
        if (columns.stream().allMatch(column -> column == null)) {
            return NONE;
        }
        var channel = columns.get(0);
        var preference = new Preference(
                channel == null ? null : Channel.valueOf(channel),
                columns.get(1),
                parts(columns.get(2), SEPARATOR),
                parts(columns.get(3), SEPARATOR));
        var contacts = parts(columns.get(5), ',').stream()
                .map(contact -> {
                    int blank = contact.indexOf(' ');
                    return new Contact(
                            Channel.valueOf(contact.substring(0, blank)),
                            Instant.ofEpochMilli(Long.parseLong(contact.substring(blank + 1))));
                })
                .toList();
        return new Circumstances(preference, Set.copyOf(parts(columns.get(4), ',')), contacts);
    }

    private static List<String> parts(@Nullable String joined, char separator) {
        return joined == null || joined.isEmpty()
                ? List.of()
                : Arrays.asList(joined.split(String.valueOf(separator), -1));
    }

    boolean registered(String kind, String register) {
        return registers.contains(kind + " " + register);
    }
}
