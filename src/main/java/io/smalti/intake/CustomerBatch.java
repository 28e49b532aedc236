package io.smalti.intake;

import io.smalti.customer.Customers;
import io.smalti.customer.Identifier;
import io.smalti.customer.IdentifierKind;
import io.smalti.customer.Origin;
import io.smalti.customer.PreparedCustomers;
import io.smalti.customer.Source;
import io.smalti.customer.Trait;
import io.smalti.customer.Traits;
import io.smalti.customer.UpsertCustomer;
import io.smalti.intake.Line.BadField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lines of customers: one person each, with whatever traits the file knows. */
final class CustomerBatch implements Batch {
    private static final int MOST = 1_000;

    private final Customers customers;
    private final Source source;
    private final List<String> traits;
    private final Map<IdentifierKind, String> names;
    private final List<UpsertCustomer> people = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private @Nullable PreparedCustomers prepared;

    /** @param told whether any line can say something of a field */
    CustomerBatch(Customers customers, Source source, Predicate<String> told) {
        this.customers = customers;
        this.source = source;
        this.traits = Traits.all().stream()
                .filter(Trait::writable)
                .map(Trait::code)
                .filter(told)
                .toList();
        this.names = new EnumMap<>(IdentifierKind.class);
        for (var kind : IdentifierKind.values()) {
            var field = ImportFields.identifier(kind);
            if (told.test(field)) {
                names.put(kind, field);
            }
        }
    }

    @Override
    public void add(Line line) throws BadField {
        var values = new HashMap<String, String>();
        for (var trait : traits) {
            var text = trait.equals("country") ? line.country() : line.text(trait);
            if (text != null) {
                values.put(trait, text);
            }
        }
        var identifiers = new ArrayList<Identifier>(names.size());
        for (var name : names.entrySet()) {
            var text = line.text(name.getValue());
            if (text != null) {
                identifiers.add(new Identifier(name.getKey(), text));
            }
        }
        people.add(new UpsertCustomer(
                line.required("customer"),
                values,
                identifiers,
                line.text("organisation"),
                null,
                Objects.requireNonNullElse(line.constant("origin", Origin.class), Origin.DECLARED),
                line.text("confidence") == null
                        ? null
                        : line.decimal("confidence").doubleValue(),
                line.text("observedAt") == null ? null : line.time("observedAt"),
                line.text("expiresAt") == null ? null : line.time("expiresAt")));
        numbers.add(line.number());
    }

    @Override
    public int size() {
        return people.size();
    }

    @Override
    public boolean isFull() {
        return size() >= MOST;
    }

    @Override
    public void prepare() {
        prepared = customers.prepare(people, source);
    }

    @Override
    public Written write() {
        return Written.of(customers.upsert(Objects.requireNonNull(prepared)), numbers);
    }
}
