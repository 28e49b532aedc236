package io.smalti.intake;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

@Description("How a foreign file is to be read; everything but name and kind may be left out")
public record StoreMapping(
        @NonNull @Description("Small letters, digits and hyphens; a mapping of this name is replaced")
        String name,

        @NonNull ImportKind kind,

        @Nullable @Description("The system the file comes from; a request may name another")
        Source source,

        @Nullable @Description("Our field and their column; null: columns are named as our fields are")
        List<@NonNull FieldText> columns,

        @Nullable @Description("Our field and a text for all lines without a text of their own")
        List<@NonNull FieldText> constants,

        @Nullable @Description("What their texts in a field mean")
        List<@NonNull FieldValue> values,

        @Nullable @Description("IANA time zone of times without an offset")
        String zone,

        @Nullable @Description("Pattern such as dd/MM/yyyy HH:mm; null: ISO 8601")
        String dateFormat,

        @Nullable @Description("Whether numbers are written 1234,56")
        Boolean decimalComma,

        @Nullable @Description("An order whose id begins so is a return")
        String returnPrefix,

        @Nullable @Description("An order whose id begins so is no order")
        List<@NonNull String> excludedPrefixes,

        @Nullable @Description("Lines with such a product are rejected")
        List<@NonNull String> excludedProducts,

        @Nullable @Description("Whether an order creates a customer who is not known")
        Boolean createCustomers,

        @Nullable @Description("Their name of a country and its ISO 3166-1 code; \"\" for a name that is no country")
        List<@NonNull FieldText> countries) {

    @Input("MappingTextInput")
    @Description("A name and a text for it")
    public record FieldText(
            @NonNull @Description("Our field, or their name of a country")
            String field,

            @NonNull String text) {}

    @Input("MappingValueInput")
    @Description("What a text of theirs means in a field")
    public record FieldValue(
            @NonNull String field,
            @NonNull String theirs,

            @NonNull @Description("\"\" where it says nothing")
            String ours) {}

    Mapping toMapping() {
        var meanings = new LinkedHashMap<String, Map<String, String>>();
        for (var value : values == null ? List.<FieldValue>of() : values) {
            meanings.computeIfAbsent(value.field(), field -> new LinkedHashMap<>())
                    .put(value.theirs(), value.ours());
        }
        return new Mapping(
                kind,
                source,
                columns == null ? null : texts(columns),
                texts(constants),
                zone,
                dateFormat,
                decimalComma != null && decimalComma,
                returnPrefix,
                excludedPrefixes == null ? List.of() : excludedPrefixes,
                excludedProducts == null ? List.of() : excludedProducts,
                createCustomers != null && createCustomers,
                meanings,
                texts(countries));
    }

    private static Map<String, String> texts(@org.jspecify.annotations.Nullable List<FieldText> list) {
        var texts = new LinkedHashMap<String, String>();
        for (var one : list == null ? new ArrayList<FieldText>() : list) {
            texts.put(one.field(), one.text());
        }
        return texts;
    }
}
