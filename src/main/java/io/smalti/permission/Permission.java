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

import io.smalti.customer.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a message may be sent at all, before any text is looked at. All that stands in the way is told. */
public final class Permission {
    private static final int ADULT = 18;

    private Permission() {}

    /**
     * What is asked for.
     *
     * @param marketing false: about something the person has bought or asked, which needs no consent and counts for no cap
     * @param similarProducts whether it is about products like those bought, so that a soft opt-in will do
     */
    public record Question(Channel channel, boolean marketing, boolean similarProducts, Instant at) {}

    /** What stands in the way, the gravest first; empty, and open for additions, when nothing does. */
    public static List<ReachReason> against(Addressee person, Question question, Policy policy) {
        var against = new ArrayList<ReachReason>(4);
        if (person.restricted()) {
            against.add(RESTRICTED);
        }
        if (question.marketing() && person.marketingObjection()) {
            against.add(MARKETING_OBJECTION);
        }
        if (person.age() != null && person.age() < ADULT) {
            against.add(MINOR);
        }
        var kind = kind(question.channel());
        if (kind != null && person.circumstances().registered(kind, Register.COMPANY)) {
            against.add(SUPPRESSED);
        }
        if (!question.marketing() && person.circumstances().unserved().contains(question.channel())) {
            against.add(OPTED_OUT);
        }
        if (question.marketing() && person.key() != 0) {
            var missing = missing(person, question, policy);
            if (missing != null) {
                against.add(missing);
            }
            if (isCapped(person, question, policy)) {
                against.add(FREQUENCY_CAP);
            }
        }
        return against;
    }

    /** What the rule of the country misses; null when it is met. */
    private static @Nullable ReachReason missing(Addressee person, Question question, Policy policy) {
        var channel = question.channel();
        if (person.optedOut().contains(channel)) {
            return OPTED_OUT;
        }
        var rule = policy.rule(person.country(), channel, person.relation());
        if (rule.requirement() == Requirement.FORBIDDEN) {
            return FORBIDDEN;
        }
        if (person.consented().contains(channel)) {
            return null;
        }
        return switch (rule.requirement()) {
            case CONSENT, FORBIDDEN -> NO_CONSENT;
            case SOFT_OPT_IN -> question.similarProducts() ? null : SIMILAR_PRODUCTS_ONLY;
            case OPT_OUT -> null;
            case REGISTER -> {
                var register = String.valueOf(rule.register());
                var kind = String.valueOf(kind(channel));
                if (person.circumstances().registered(kind, register)) {
                    yield REGISTERED;
                }
                yield policy.answers(register, question.at()) ? null : REGISTER_NOT_CHECKED;
            }
        };
    }

    private static boolean isCapped(Addressee person, Question question, Policy policy) {
        var contacts = person.circumstances().contacts();
        for (var cap : policy.caps()) {
            if (cap.channel() == null || cap.channel() == question.channel()) {
                var since = question.at().minus(Duration.ofDays(cap.days()));
                long had = contacts.stream()
                        .filter(contact -> cap.channel() == null || contact.channel() == cap.channel())
                        .filter(contact -> contact.at().isAfter(since))
                        .count();
                if (had >= cap.most()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What an address of the channel is listed as; null where registers do not reach. */
    private static @Nullable String kind(Channel channel) {
        return switch (channel) {
            case EMAIL -> "EMAIL";
            case SMS, PHONE -> "PHONE";
            case PUSH, WEB, SOCIAL, POST, DOOR_TO_DOOR, IN_STORE -> null;
        };
    }
}
