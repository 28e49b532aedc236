package io.smalti.campaign;

import io.smalti.platform.DomainException;
import io.smalti.typology.AgeBand;
import io.smalti.typology.LifestyleGroup;
import io.smalti.typology.LifestyleType;
import io.smalti.typology.Typologies;
import io.smalti.typology.Typology;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The codes that cells may carry: those of the typologies in use. */
@Singleton
public class Codes {
    private final Typologies typologies;

    Codes(Typologies typologies) {
        this.typologies = typologies;
    }

    public boolean isType(String code) {
        return find(typology -> typology.type(code)) != null;
    }

    public boolean isGroup(String code) {
        return find(typology -> typology.group(code)) != null;
    }

    public boolean isBand(String code) {
        return find(typology -> typology.band(code)) != null;
    }

    public List<LifestyleType> types() {
        return active().stream().flatMap(typology -> typology.types().stream()).toList();
    }

    public List<LifestyleGroup> groups() {
        return active().stream().flatMap(typology -> typology.groups().stream()).toList();
    }

    /** From young to old; those of the first typology, for bands are the same everywhere unless a company says otherwise. */
    public List<AgeBand> bands() {
        return active().stream().findFirst().map(Typology::ageBands).orElse(List.of());
    }

    /**
     * Somebody of whom these codes are certain.
     *
     * @throws UnknownCode when one of them does not exist, or the group is not that of the type
     */
    public Standing standing(@Nullable String type, @Nullable String group, @Nullable String band) {
        if (band != null && !isBand(band)) {
            throw new UnknownCode("ageBand", "no age band", band);
        }
        if (type == null) {
            if (group != null && !isGroup(group)) {
                throw new UnknownCode("group", "no lifestyle group", group);
            }
            return new Standing(null, group, band);
        }
        var known = find(typology -> typology.type(type));
        if (known == null) {
            throw new UnknownCode("type", "no lifestyle type", type);
        }
        if (group != null && !group.equals(known.group().code())) {
            throw new UnknownCode("group", type + " does not belong to", group);
        }
        return new Standing(type, known.group().code(), band);
    }

    private <T> @Nullable T find(Function<Typology, @Nullable T> what) {
        for (var typology : active()) {
            var found = what.apply(typology);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private List<Typology> active() {
        return typologies.all().stream().filter(Typology::active).toList();
    }

    /** A code of the request does not exist, or not together with the others. */
    static final class UnknownCode extends DomainException {
        private static final long serialVersionUID = 1L;

        UnknownCode(String argument, String fact, String code) {
            super("%s: %s '%s'".formatted(argument, fact, code.length() > 20 ? code.substring(0, 20) + "…" : code));
        }
    }
}
