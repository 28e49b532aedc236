package io.smalti.permission;

import static io.smalti.permission.ReachReason.FORBIDDEN;
import static io.smalti.permission.ReachReason.FREQUENCY_CAP;
import static io.smalti.permission.ReachReason.MARKETING_OBJECTION;
import static io.smalti.permission.ReachReason.MINOR;
import static io.smalti.permission.ReachReason.NO_CONSENT;
import static io.smalti.permission.ReachReason.OPTED_OUT;
import static io.smalti.permission.ReachReason.REGISTERED;
import static io.smalti.permission.ReachReason.REGISTER_NOT_CHECKED;
import static io.smalti.permission.ReachReason.RESTRICTED;
import static io.smalti.permission.ReachReason.SIMILAR_PRODUCTS_ONLY;
import static io.smalti.permission.ReachReason.SUPPRESSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.smalti.customer.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PermissionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Policy BELGIUM = PolicySamples.belgian(NOW.minus(Duration.ofDays(30)));

    private static Addressee person(Relation relation, Set<Channel> consented, Circumstances circumstances) {
        return new Addressee(1, false, false, consented, Set.of(), 40, "BE", null, relation, circumstances);
    }

    private static Circumstances listed(String... registers) {
        return new Circumstances(Preference.NONE, Set.of(registers), List.of(), Set.of());
    }

    private static Permission.Question marketing(Channel channel) {
        return new Permission.Question(channel, true, false, NOW);
    }

    @Test
    void tellsAllThatStandsInTheWay() {
        var person = new Addressee(
                1,
                true,
                true,
                Set.of(),
                Set.of(Channel.EMAIL),
                17,
                "BE",
                null,
                Relation.PROSPECT,
                listed("EMAIL COMPANY"));
        assertThat(Permission.against(person, marketing(Channel.EMAIL), BELGIUM))
                .containsExactly(RESTRICTED, MARKETING_OBJECTION, MINOR, SUPPRESSED, OPTED_OUT);
    }

    @Test
    void letsASoftOptInDoForOwnCustomersAndSimilarProducts() {
        var similar = new Permission.Question(Channel.EMAIL, true, true, NOW);
        var customer = person(Relation.CUSTOMER, Set.of(), Circumstances.NONE);
        assertThat(Permission.against(customer, similar, BELGIUM)).isEmpty();
        assertThat(Permission.against(customer, marketing(Channel.EMAIL), BELGIUM))
                .containsExactly(SIMILAR_PRODUCTS_ONLY);
        assertThat(Permission.against(person(Relation.PROSPECT, Set.of(), Circumstances.NONE), similar, BELGIUM))
                .containsExactly(NO_CONSENT);
    }

    @Test
    void asksTheRegisterOfTheCountryAndDoesNotTrustAnOldOne() {
        var question = marketing(Channel.PHONE);
        var customer = person(Relation.CUSTOMER, Set.of(), Circumstances.NONE);
        assertThat(Permission.against(customer, question, BELGIUM)).isEmpty();
        assertThat(Permission.against(customer, question, PolicySamples.belgian(NOW.minus(Duration.ofDays(32)))))
                .containsExactly(REGISTER_NOT_CHECKED);
        var listed = person(Relation.CUSTOMER, Set.of(), listed("PHONE BE_DNCM"));
        assertThat(Permission.against(listed, question, BELGIUM)).containsExactly(REGISTERED);
        var consenting = person(Relation.CUSTOMER, Set.of(Channel.PHONE), listed("PHONE BE_DNCM"));
        assertThat(Permission.against(consenting, question, BELGIUM)).isEmpty();
    }

    @Test
    void takesTheGeneralRuleWhereACountryHasNone() {
        var abroad = new Addressee(
                1, false, false, Set.of(), Set.of(), null, "PT", null, Relation.CUSTOMER, Circumstances.NONE);
        assertThat(Permission.against(abroad, marketing(Channel.PHONE), BELGIUM))
                .containsExactly(NO_CONSENT);
        assertThat(Permission.against(abroad, marketing(Channel.POST), BELGIUM)).isEmpty();
        var consenting = person(Relation.CUSTOMER, Set.of(Channel.POST), Circumstances.NONE);
        assertThat(Permission.against(consenting, marketing(Channel.POST), BELGIUM))
                .containsExactly(FORBIDDEN);
    }

    @Test
    void countsOverRollingWindows() {
        var policy = PolicySamples.belgian(NOW, new FrequencyCap(null, 7, 3), new FrequencyCap(Channel.EMAIL, 1, 1));
        assertThat(capped(policy, Channel.EMAIL, "EMAIL -25", "SMS -1", "SMS -2"))
                .isTrue();
        assertThat(capped(policy, Channel.EMAIL, "EMAIL -25", "SMS -1")).isFalse();
        assertThat(capped(policy, Channel.EMAIL, "EMAIL -23")).isTrue();
        assertThat(capped(policy, Channel.SMS, "EMAIL -23")).isFalse();
        assertThat(capped(policy, Channel.SMS, "EMAIL -168", "SMS -1", "SMS -2"))
                .isFalse();
    }

    /** @param contacts channel and hours from now */
    private static boolean capped(Policy policy, Channel channel, String... contacts) {
        var had = Stream.of(contacts)
                .map(contact -> contact.split(" "))
                .map(parts -> new Circumstances.Contact(
                        Channel.valueOf(parts[0]), NOW.plus(Duration.ofHours(Long.parseLong(parts[1])))))
                .toList();
        var person = person(
                Relation.CUSTOMER,
                Set.of(Channel.EMAIL, Channel.SMS),
                new Circumstances(Preference.NONE, Set.of(), had, Set.of()));
        return Permission.against(person, marketing(channel), policy).contains(FREQUENCY_CAP);
    }

    @Test
    void needsNoConsentForServiceButKeepsFromAddressesThatAreNeverUsed() {
        var service = new Permission.Question(Channel.EMAIL, false, false, NOW);
        var policy = PolicySamples.belgian(NOW, new FrequencyCap(null, 7, 0));
        assertThat(Permission.against(person(Relation.PROSPECT, Set.of(), Circumstances.NONE), service, policy))
                .isEmpty();
        assertThat(Permission.against(person(Relation.PROSPECT, Set.of(), listed("EMAIL COMPANY")), service, policy))
                .containsExactly(SUPPRESSED);
    }

    @Test
    void keepsQuietWhereThePersonLives() {
        assertThat(quiet("2026-03-01T20:30:00Z", null)).isEqualTo("2026-03-02T07:00:00Z");
        assertThat(quiet("2026-03-02T06:59:59Z", null)).isEqualTo("2026-03-02T07:00:00Z");
        assertThat(quiet("2026-03-02T07:00:00Z", null)).isNull();
        assertThat(quiet("2026-03-01T20:30:00Z", "Europe/London")).isNull();
        // the night in which the clocks go forward has an hour less
        assertThat(quiet("2026-03-28T22:00:00Z", null)).isEqualTo("2026-03-29T06:00:00Z");
        assertThat(BELGIUM.quietUntil(Channel.EMAIL, null, NOW)).isNull();
        var noon = new QuietHours(Channel.SMS, LocalTime.of(12, 0), LocalTime.of(13, 0));
        assertThat(noon.over(Instant.parse("2026-03-01T11:30:00Z"), ZoneId.of("Europe/Brussels")))
                .isEqualTo("2026-03-01T12:00:00Z");
        assertThat(noon.over(Instant.parse("2026-03-01T12:30:00Z"), ZoneId.of("Europe/Brussels")))
                .isNull();
    }

    /** Instances would each have an order of their own otherwise, and answers change from one to the other. */
    @Test
    void tellsRulesInAnOrderThatAllInstancesHave() {
        var hours = Arrays.stream(Channel.values())
                .map(channel -> new QuietHours(channel, LocalTime.of(21, 0), LocalTime.of(8, 0)))
                .toList();
        var registers = Stream.of("NO", "BE", "NL", "FR", "DE", "AT")
                .map(code -> new Register(code, code, code, NOW))
                .toList();
        var policy = new Policy(List.of(), List.of(), hours.reversed(), registers, false, ZoneId.of("Europe/Brussels"));
        assertThat(policy.quietHours()).isEqualTo(hours);
        assertThat(policy.registers()).extracting(Register::code).isSorted();
    }

    private static @Nullable String quiet(String moment, @Nullable String zone) {
        var until = BELGIUM.quietUntil(Channel.SMS, zone, Instant.parse(moment));
        return until == null ? null : until.toString();
    }
}
