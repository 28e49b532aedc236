package io.smalti.campaign.template;

import io.smalti.customer.Trait;
import io.smalti.customer.TraitType;
import io.smalti.customer.Traits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields that a message may print: the displayable traits, and what follows from them. */
public final class MessageFields {
    private static final Trait FIRST_NAME = Objects.requireNonNull(Traits.get("firstName"));
    private static final Trait LAST_NAME = Objects.requireNonNull(Traits.get("lastName"));
    private static final MessageField FULL_NAME =
            new MessageField("fullName", List.of(FIRST_NAME, LAST_NAME), MessageFields::fullName, "Ann Peeters");
    private static final Map<String, String> SAMPLES =
            Map.of("firstName", "Ann", "lastName", "Peeters", "loyalty", "Gold");

    private MessageFields() {}

    public static @Nullable MessageField get(String code) {
        var trait = Traits.get(code);
        if (trait != null && trait.displayable()) {
            return of(trait);
        }
        return code.equals(FULL_NAME.code()) ? FULL_NAME : null;
    }

    public static List<MessageField> all() {
        return Stream.concat(
                        Traits.all().stream().filter(Trait::displayable).map(MessageFields::of), Stream.of(FULL_NAME))
                .toList();
    }

    private static MessageField of(Trait trait) {
        boolean choice = trait.type() == TraitType.CHOICE;
        return new MessageField(
                trait.code(),
                List.of(trait),
                known -> choice ? inWords(known.apply(trait)) : known.apply(trait),
                SAMPLES.getOrDefault(trait.code(), trait.label()));
    }

    /** A choice such as GOLD as people write it: Gold. */
    private static @Nullable String inWords(@Nullable Object choice) {
        if (choice == null || choice.toString().isEmpty()) {
            return null;
        }
        var words = choice.toString().replace('_', ' ');
        return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
    }

    private static @Nullable String fullName(Function<Trait, @Nullable Object> known) {
        var first = known.apply(FIRST_NAME);
        var last = known.apply(LAST_NAME);
        return first == null || last == null ? null : first + " " + last;
    }
}
