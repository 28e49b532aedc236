package io.smalti.campaign;

import io.smalti.customer.Channel;
import io.smalti.customer.Contact;
import io.smalti.customer.Customer;
import io.smalti.customer.Demographics;
import io.smalti.customer.Geography;
import io.smalti.customer.Lifecycle;
import io.smalti.customer.Restrictions;
import io.smalti.typology.AgeBand;
import io.smalti.typology.Assignment;
import io.smalti.typology.Level;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Customers in memory of whom nothing is known but what a test says. */
final class People {
    private final Map<String, Object> person = new HashMap<>(Map.of("key", 1L, "id", "id", "externalId", "c-1"));
    private final Map<String, Object> demographics = new HashMap<>();
    private final Map<String, Object> contact = new HashMap<>();
    private final Map<String, Object> restrictions = new HashMap<>(Map.of("consented", Set.of(Channel.values())));

    static Customer somebody() {
        return new People().customer();
    }

    People with(String component, Object value) {
        person.put(component, value);
        return this;
    }

    People firstName(String name) {
        contact.put("firstName", name);
        return this;
    }

    People language(String tag) {
        demographics.put("language", tag);
        return this;
    }

    People aged(int age, @Nullable String band) {
        demographics.put("age", age);
        if (band != null) {
            person.put("ageBand", make(AgeBand.class, Map.of("code", band)));
        }
        return this;
    }

    People typed(Level level, String type, String group) {
        person.put("lifestyle", make(Assignment.class, Map.of("level", level, "typeCode", type, "groupCode", group)));
        return this;
    }

    People restricted() {
        restrictions.put("restricted", true);
        return this;
    }

    People objectsToProfiling() {
        restrictions.put("profilingObjection", true);
        return this;
    }

    People objectsToMarketing() {
        restrictions.put("marketingObjection", true);
        return this;
    }

    People consents(Channel... channels) {
        restrictions.put("consented", Set.of(channels));
        return this;
    }

    People optsOut(Channel... channels) {
        restrictions.put("optedOut", Set.of(channels));
        return this;
    }

    Customer customer() {
        person.put("demographics", make(Demographics.class, demographics));
        person.put("geography", make(Geography.class, Map.of()));
        person.put("lifecycle", Lifecycle.PROSPECT);
        person.put("contact", make(Contact.class, contact));
        person.put("restrictions", make(Restrictions.class, restrictions));
        return make(Customer.class, person);
    }

    /** A record with these components; the others are null, zero or empty. */
    private static <T> T make(Class<T> type, Map<String, Object> with) {
        var components = type.getRecordComponents();
        var values = Arrays.stream(components)
                .map(component -> with.getOrDefault(component.getName(), nothing(component)))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object nothing(RecordComponent component) {
        var type = component.getType();
        if (type == boolean.class) {
            return false;
        }
        if (type == List.class || type == Set.class) {
            return type == List.class ? List.of() : Set.of();
        }
        return type == int.class ? (Object) 0 : type == double.class ? (Object) 0.0 : type == long.class ? 0L : null;
    }
}
