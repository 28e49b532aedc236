package io.smalti.campaign;

import io.smalti.campaign.template.MessageField;
import io.smalti.customer.Customer;
import io.smalti.permission.Addressee;
import io.smalti.permission.Circumstances;
import io.smalti.permission.Preference;
import io.smalti.typology.Level;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who is to get a message: all that choosing and writing it may use, whether the person was read alone, in a page or in
 * a stream.
 *
 * @param level what the assignment deserves; null when no type is known
 * @param ageEstimated whether the age rests on a birth year or an estimate
 * @param values what a placeholder prints; null when unknown
 */
public record Recipient(
        Addressee addressee,
        String externalId,
        @Nullable String language,
        boolean profilingObjection,
        @Nullable Level level,
        Standing standing,
        boolean ageEstimated,
        Function<MessageField, @Nullable String> values) {
    public static Recipient of(Customer customer, Circumstances circumstances) {
        var assignment = customer.lifestyle();
        boolean typed = assignment != null && assignment.typeCode() != null;
        return new Recipient(
                Addressee.of(customer, circumstances),
                customer.externalId(),
                customer.demographics().language(),
                customer.restrictions().profilingObjection(),
                typed && assignment != null ? assignment.level() : null,
                Standing.of(customer),
                customer.demographics().ageEstimated(),
                field -> field.text(trait -> trait.value(customer)));
    }

    Preference preference() {
        return addressee.circumstances().preference();
    }
}
