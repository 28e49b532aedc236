package io.smalti.campaign.template;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text with placeholders <code>{{field|fallback}}</code> and nothing else: no calls, no expressions. Compiled once into
 * literal texts and placeholders; a value is printed as it is, never read as a template again. The fallback stands in for
 * a value that is null, empty or blank.
 */
public final class Template {
    public static final int LONGEST = 100_000;

    private final List<Part> parts;
    private final int length;

    private Template(List<Part> parts, int length) {
        this.parts = List.copyOf(parts);
        this.length = length;
    }

    /** @param position of the first character concerned, counted from 1 */
    public record Flaw(int position, String message) {}

    private sealed interface Part {}

    private record Literal(String text) implements Part {}

    /** @param fallback escaped already; null when there is none */
    private record Placeholder(MessageField field, @Nullable String fallback, Escape escape) implements Part {}

    /** The placeholders without fallback, by field. */
    public List<String> required() {
        return parts.stream()
                .filter(part -> part instanceof Placeholder placeholder && placeholder.fallback() == null)
                .map(part -> ((Placeholder) part).field().code())
                .distinct()
                .toList();
    }

    /** All that it may print. */
    public Stream<MessageField> fields() {
        return parts.stream().filter(Placeholder.class::isInstance).map(part -> ((Placeholder) part).field());
    }

    /**
     * Prints the text for a person; without a person all placeholders fall back.
     *
     * @param person what a field prints for the person, null when unknown
     * @return the field that has neither value nor fallback, in which case what was printed is of no use; null when all is
     *     well
     */
    public @Nullable MessageField render(@Nullable Function<MessageField, @Nullable String> person, Printer out) {
        for (var part : parts) {
            switch (part) {
                case Literal(var text) -> out.literal(text);
                case Placeholder(var field, var fallback, var escape) -> {
                    var value = person == null ? null : person.apply(field);
                    if (value != null && !value.isBlank()) {
                        out.value(value, escape);
                    } else if (fallback != null) {
                        out.literal(fallback);
                    } else {
                        return field;
                    }
                }
            }
        }
        return null;
    }

    /** As {@link #render(Function, Printer)}, into a text. */
    public @Nullable MessageField render(@Nullable Function<MessageField, @Nullable String> person, StringBuilder out) {
        out.ensureCapacity(out.length() + length);
        return render(person, new Printer() {
            @Override
            public void literal(String text) {
                out.append(text);
            }

            @Override
            public void value(String value, Escape escape) {
                escape.append(value, out);
            }
        });
    }

    /**
     * Reads a template. What is wrong with it is added to the flaws; with flaws the result is of no use.
     *
     * @param fields the field of a code, null when there is none
     */
    public static Template parse(
            String text, Markup markup, Function<String, @Nullable MessageField> fields, List<Flaw> flaws) {
        var reading = new Reading(text, markup, fields, flaws);
        if (text.length() > LONGEST) {
            flaws.add(new Flaw(LONGEST + 1, "a text may have %,d characters".formatted(LONGEST)));
        } else {
            reading.read();
        }
        return new Template(reading.parts, text.length() + text.length() / 8);
    }

    private static final class Reading {
        final List<Part> parts = new ArrayList<>();
        private final String text;
        private final @Nullable Html html;
        private final Function<String, @Nullable MessageField> fields;
        private final List<Flaw> flaws;

        Reading(String text, Markup markup, Function<String, @Nullable MessageField> fields, List<Flaw> flaws) {
            this.text = text;
            this.html = markup == Markup.HTML ? new Html() : null;
            this.fields = fields;
            this.flaws = flaws;
        }

        void read() {
            int at = 0;
            for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", at)) {
                literal(at, open);
                int close = text.indexOf("}}", open + 2);
                int inner = text.indexOf("{{", open + 1);
                if (inner >= 0 && (close < 0 || inner < close)) {
                    flaw(inner, "'{{' inside a placeholder: it holds a field and a plain fallback only");
                }
                if (close < 0) {
                    flaw(open, "'{{' is never closed by '}}'");
                    return;
                }
                placeholder(open, text.substring(open + 2, close));
                at = close + 2;
            }
            literal(at, text.length());
        }

        private void literal(int from, int until) {
            if (until > from) {
                var literal = text.substring(from, until);
                parts.add(new Literal(literal));
                if (html != null) {
                    html.read(literal);
                }
            }
        }

        private void placeholder(int open, String inside) {
            int bar = inside.indexOf('|');
            var code = (bar < 0 ? inside : inside.substring(0, bar)).strip();
            var field = fields.apply(code);
            var escape = html == null ? Escape.PLAIN : escape(open, html);
            if (field == null) {
                flaw(open, code.isEmpty() ? "a placeholder needs a field" : "unknown field '%s'".formatted(code));
                return;
            }
            var fallback = bar < 0 ? null : new StringBuilder();
            if (fallback != null) {
                escape.append(inside.substring(bar + 1).strip(), fallback);
            }
            parts.add(new Placeholder(field, fallback == null ? null : fallback.toString(), escape));
        }

        private Escape escape(int open, Html place) {
            var escape =
                    switch (place.place()) {
                        case TEXT -> Escape.HTML_TEXT;
                        case ATTRIBUTE -> Escape.HTML_ATTRIBUTE;
                        case ADDRESS -> Escape.URL;
                        case ADDRESS_START -> {
                            flaw(open, "an address cannot begin with a placeholder");
                            yield Escape.URL;
                        }
                        case TAG -> {
                            flaw(open, "no placeholder inside a tag but in a quoted attribute");
                            yield Escape.HTML_ATTRIBUTE;
                        }
                        case CODE -> {
                            flaw(open, "no placeholder in a script, style, comment or event handler");
                            yield Escape.HTML_ATTRIBUTE;
                        }
                    };
            place.value();
            return escape;
        }

        private void flaw(int index, String message) {
            flaws.add(new Flaw(index + 1, message));
        }
    }
}
