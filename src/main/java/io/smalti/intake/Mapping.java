package io.smalti.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smalti.customer.Source;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a foreign file is to be read. Everything but the kind may be left out.
 *
 * @param kind what the file holds
 * @param source the system the file comes from; a request may name another
 * @param columns our field to their column, for example {@code "placedAt": "InvoiceDate"}; null: columns are named as our
 *     fields are
 * @param constants our field to a text that holds for all lines without a text of their own, for example
 *     {@code "currency": "GBP"}
 * @param zone IANA time zone of times without an offset; null: that of the company
 * @param dateFormat pattern of {@link java.time.format.DateTimeFormatter}; null: ISO 8601, with or without time and offset
 * @param decimalComma whether numbers are written 1234,56
 * @param returnPrefix an order whose id begins so is a return
 * @param excludedPrefixes an order whose id begins so is no order; its lines are rejected
 * @param excludedProducts lines with such a product are no purchase of the customer; they are rejected
 * @param createCustomers whether a customer who is not known is created by an order
 * @param values our field to what their texts mean, for example {@code "tenure": {"Homeowner": "OWNER"}}; "" for a text
 *     that says nothing, and a text that is not there stays as it is
 * @param countries their country name to an ISO 3166 code; "" for a name that is no country
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Mapping(
        ImportKind kind,
        @Nullable Source source,
        @Nullable Map<String, String> columns,
        Map<String, String> constants,
        @Nullable String zone,
        @Nullable String dateFormat,
        boolean decimalComma,
        @Nullable String returnPrefix,
        List<String> excludedPrefixes,
        List<String> excludedProducts,
        boolean createCustomers,
        Map<String, Map<String, String>> values,
        Map<String, String> countries) {

    /** Lists and maps that JSON leaves out are empty. */
    @SuppressWarnings("NullAway") // Jackson passes null for what is absent
    public Mapping {
        constants = constants == null ? Map.of() : Map.copyOf(constants);
        columns = columns == null ? null : Map.copyOf(columns);
        excludedPrefixes = excludedPrefixes == null ? List.of() : List.copyOf(excludedPrefixes);
        excludedProducts = excludedProducts == null ? List.of() : List.copyOf(excludedProducts);
        values = values == null ? Map.of() : Map.copyOf(values);
        countries = countries == null ? Map.of() : Map.copyOf(countries);
        Objects.requireNonNull(kind, "kind");
    }

    /** Columns named as our fields are, and nothing special. */
    static Mapping plain(ImportKind kind) {
        return new Mapping(
                kind, null, null, Map.of(), null, null, false, null, List.of(), List.of(), false, Map.of(), Map.of());
    }

    /** Their name of our field; null when the mapping has none. */
    @Nullable
    String column(String field) {
        return columns == null ? field : columns.get(field);
    }
}
