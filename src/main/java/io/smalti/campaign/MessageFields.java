package io.smalti.campaign;

import io.smalti.customer.Customer;
import io.smalti.customer.Trait;
import io.smalti.customer.TraitType;
import io.smalti.customer.Traits;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields that a message may print: the displayable traits, and what follows from them. */
final class MessageFields {
    private static final MessageField FULL_NAME = new MessageField("fullName", MessageFields::fullName);

    private MessageFields() {}

    static @Nullable MessageField get(String code) {
        var trait = Traits.get(code);
        if (trait != null && trait.displayable()) {
            return of(trait);
        }
        return code.equals(FULL_NAME.code()) ? FULL_NAME : null;
    }

    static List<String> codes() {
        return Stream.concat(
                        Traits.all().stream().filter(Trait::displayable).map(Trait::code), Stream.of(FULL_NAME.code()))
                .sorted()
                .toList();
    }

    private static MessageField of(Trait trait) {
        return new MessageField(
                trait.code(),
                trait.type() == TraitType.CHOICE ? customer -> inWords(trait.value(customer)) : trait::value);
    }

    /** A choice such as GOLD as people write it: Gold. */
    private static @Nullable String inWords(@Nullable Object choice) {
        if (choice == null || choice.toString().isEmpty()) {
            return null;
        }
        var words = choice.toString().replace('_', ' ');
        return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
    }

    private static @Nullable String fullName(Customer customer) {
        var contact = customer.contact();
        return contact.firstName() == null || contact.lastName() == null
                ? null
                : contact.firstName() + " " + contact.lastName();
    }
}
