package io.smalti.permission;

import io.smalti.customer.Channel;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What permission needs to know of a person beside the profile.
 *
 * @param registers which lists hold an address of the person, for example {@code PHONE BE_DNCM}
 * @param contacts the marketing messages that caps look back on; empty unless asked for marketing
 * @param unserved the channels by which the person wants no messages about what was bought; empty when asked for marketing
 */
public record Circumstances(
        Preference preference, Set<String> registers, List<Contact> contacts, Set<Channel> unserved) {
    /** Nothing is known, as of a person who is not stored. */
    public static final Circumstances NONE = new Circumstances(Preference.NONE, Set.of(), List.of(), Set.of());

    /** How many columns {@link #columns} are. */
    public static final int WIDTH = 7;

    /** To be joined to {@code customer c} for {@link #columns}. */
    public static final String JOIN = " left join preference p on p.customer_id = c.id";

    private static final String REGISTERS = """
            (select string_agg(s.kind || ' ' || s.register, ',') from suppression s \
            where s.kind = 'EMAIL' and s.hash = email_hash(c.email) \
            or s.kind = 'PHONE' and s.hash = phone_hash(c.phone, c.country::text))""";
    /** Per channel the last decision about service counts, where one for every channel counts for each. */
    private static final String UNSERVED =
            """
            (select string_agg(l.channel, ',') from (select distinct on (h.channel) h.channel, s.decision \
            from consent s join unnest(array ['%s']) h (channel) on s.channel is null or s.channel = h.channel \
            where s.customer_id = c.id and s.purpose = 'SERVICE' \
            order by h.channel, s.decided_at desc, s.id desc) l where l.decision <> 'GIVEN')""".formatted(Arrays.stream(Channel.values()).map(Channel::name).collect(Collectors.joining("', '")));

    private static final char SEPARATOR = '\u001f';

    /** One message that was sent. */
    record Contact(Channel channel, Instant at) {}

    /**
     * Texts over {@code customer c} and {@link #JOIN}, each null when there is nothing. Without parameters.
     *
     * @param marketing whether the message is marketing; else it is about something bought or asked
     */
    public static String columns(Policy policy, Instant at, boolean marketing) {
        return """
                p.channel, p.language, array_to_string(nullif(p.liked, '{}'), chr(31)), \
                array_to_string(nullif(p.disliked, '{}'), chr(31)), \
                """ + (policy.isSuppressing() ? REGISTERS : "null::text") + ", "
                + (marketing ? contacts(policy.longestPeriod(), at) + ", null::text" : "null::text, " + UNSERVED);
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
        var unserved = parts(columns.get(6), ',').stream().map(Channel::valueOf).collect(Collectors.toSet());
        return new Circumstances(preference, Set.copyOf(parts(columns.get(4), ',')), contacts, unserved);
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
