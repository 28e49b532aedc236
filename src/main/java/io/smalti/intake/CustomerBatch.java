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
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lines of customers: one person each, with whatever traits the file knows. */
final class CustomerBatch implements Batch {
    private static final int MOST = 1_000;

    private final List<String> traits =
            Traits.all().stream().filter(Trait::writable).map(Trait::code).toList();
    private final Customers customers;
    private final Source source;
    private final List<UpsertCustomer> people = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private @Nullable PreparedCustomers prepared;

    CustomerBatch(Customers customers, Source source) {
        this.customers = customers;
        this.source = source;
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
        var identifiers = new ArrayList<Identifier>();
        for (var kind : IdentifierKind.values()) {
            var text = line.text(ImportFields.identifier(kind));
            if (text != null) {
                identifiers.add(new Identifier(kind, text));
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
