package io.smalti.customer;

import io.smalti.typology.Age;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a customer by trait code: those that were changed, and below them those that were there. */
final class Values {
    private final Customer base;
    private final Map<String, @Nullable Object> changed = new HashMap<>();
    private Provenance provenance;

    Values(Customer base) {
        this.base = base;
        this.provenance = base.provenance();
    }

    @Nullable
    Object get(String code) {
        var value = changed.get(code);
        if (value != null || changed.containsKey(code)) {
            return value;
        }
        var trait = Traits.get(code);
        return trait == null ? null : trait.value(base);
    }

    @Nullable
    Object get(Trait trait) {
        var value = changed.get(trait.code());
        return value != null || changed.containsKey(trait.code()) ? value : trait.value(base);
    }

    void put(String code, @Nullable Object value) {
        changed.put(code, value);
    }

    void provenance(Provenance provenance) {
        this.provenance = provenance;
    }

    Provenance provenance() {
        return provenance;
    }

    DeclaredValues declared() {
        var own = new HashMap<String, @Nullable Object>();
        changed.forEach((code, value) -> {
            var trait = Traits.get(code);
            if (trait != null && trait.declared()) {
                own.put(code, value);
            }
        });
        return base.declaredValues().with(own);
    }

    @Nullable
    String text(String code) {
        return (String) get(code);
    }

    Lifecycle lifecycle() {
        var lifecycle = constant("lifecycle", Lifecycle.class);
        return lifecycle == null ? Lifecycle.PROSPECT : lifecycle;
    }

    Contact contact() {
        return new Contact(text("firstName"), text("lastName"), text("email"), text("phone"), text("street"));
    }

    Person person() {
        return new Person(
                (LocalDate) get("birthDate"),
                integer("birthYear"),
                integer("ageEstimate"),
                (LocalDate) get("ageEstimatedOn"),
                constant("gender", Gender.class),
                constant("education", Education.class),
                constant("activity", Activity.class),
                (BigDecimal) get("income"),
                constant("householdComposition", HouseholdComposition.class),
                integer("householdSize"),
                constant("tenure", Tenure.class),
                constant("dwelling", Dwelling.class),
                text("language"));
    }

    /** On the day it is at that moment where the person lives. */
    @Nullable
    Age age(ZonedDateTime now) {
        return Age.on(
                Profiles.there(now, text("zone")).toLocalDate(),
                (LocalDate) get("birthDate"),
                integer("birthYear"),
                integer("ageEstimate"),
                (LocalDate) get("ageEstimatedOn"));
    }

    Psychographics psychographics() {
        return new Psychographics(
                texts("values"),
                texts("attitudes"),
                texts("interests"),
                texts("motivations"),
                text("dream"),
                text("problem"));
    }

    Behaviour behaviour(Behaviour done) {
        return done.told(
                text("acquisition"),
                constant("loyalty", Loyalty.class),
                integer("brandKnowledge"),
                integer("brandFeeling"),
                (BigDecimal) get("budget"));
    }

    <E extends Enum<E>> @Nullable E constant(String code, Class<E> type) {
        var name = text(code);
        return name == null ? null : Enum.valueOf(type, name);
    }

    private @Nullable Integer integer(String code) {
        var number = (BigDecimal) get(code);
        return number == null ? null : number.intValueExact();
    }

    @SuppressWarnings("unchecked")
    private List<String> texts(String code) {
        var texts = (List<String>) get(code);
        return texts == null ? List.of() : texts;
    }
}
