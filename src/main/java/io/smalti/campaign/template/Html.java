package io.smalti.campaign.template;

import java.util.Locale;
import java.util.Set;

/** Follows the author's HTML to tell in what kind of place a placeholder stands. */
final class Html {
    private static final Set<String> ADDRESSES =
            Set.of("href", "src", "action", "formaction", "background", "poster", "cite", "data", "ping", "xlink:href");
    private static final Set<String> CODES = Set.of("style", "srcdoc", "srcset");
    private static final Set<String> RAW = Set.of("script", "style");

    /** Where a value may be printed, and how; the last three are no places for a value. */
    enum Place {
        TEXT,
        ATTRIBUTE,
        ADDRESS,
        ADDRESS_START,
        TAG,
        CODE
    }

    private enum Mode {
        TEXT,
        OPEN,
        DECLARATION,
        NAME,
        TAG,
        BEFORE_VALUE,
        QUOTED,
        UNQUOTED,
        RAW
    }

    private Mode mode = Mode.TEXT;
    private final StringBuilder word = new StringBuilder();
    private String element = "";
    private char quote;
    private boolean begun; // the value of an attribute
    private boolean ended; // the name of an attribute, unless an equals sign follows

    Place place() {
        return switch (mode) {
            case TEXT -> Place.TEXT;
            case QUOTED -> quoted();
            case DECLARATION, RAW -> Place.CODE;
            case OPEN, NAME, TAG, BEFORE_VALUE, UNQUOTED -> Place.TAG;
        };
    }

    private Place quoted() {
        var attribute = word.toString().toLowerCase(Locale.ROOT);
        if (attribute.startsWith("on") || CODES.contains(attribute)) {
            return Place.CODE;
        }
        if (!ADDRESSES.contains(attribute)) {
            return Place.ATTRIBUTE;
        }
        return begun ? Place.ADDRESS : Place.ADDRESS_START;
    }

    /** A value is printed here. */
    void value() {
        begun = true;
    }

    void read(String html) {
        html.chars().forEach(c -> read((char) c));
    }

    private void read(char c) {
        switch (mode) {
            case TEXT -> {
                if (c == '<') {
                    enter(Mode.OPEN);
                }
            }
            case OPEN -> {
                boolean tag = c == '/' || Character.isLetter(c);
                enter(tag ? Mode.NAME : c == '!' || c == '?' ? Mode.DECLARATION : c == '<' ? Mode.OPEN : Mode.TEXT);
                word.append(c);
            }
            case DECLARATION -> {
                word.append(c);
                boolean comment = word.indexOf("!--") == 0;
                if (c == '>' && (!comment || word.indexOf("-->", 1) > 0)) {
                    enter(Mode.TEXT);
                }
            }
            case NAME -> {
                if (c == '>' || Character.isWhitespace(c)) {
                    element = word.toString().toLowerCase(Locale.ROOT);
                    enter(Mode.TAG);
                    inTag(c);
                } else {
                    word.append(c);
                }
            }
            case TAG -> inTag(c);
            case BEFORE_VALUE -> {
                if (c == '"' || c == '\'') {
                    quote = c;
                    begun = false;
                    mode = Mode.QUOTED;
                } else if (c == '>') {
                    inTag(c);
                } else if (!Character.isWhitespace(c)) {
                    mode = Mode.UNQUOTED;
                }
            }
            case QUOTED -> {
                begun = begun || !Character.isWhitespace(c);
                if (c == quote) {
                    enter(Mode.TAG);
                }
            }
            case UNQUOTED -> {
                if (c == '>' || Character.isWhitespace(c)) {
                    enter(Mode.TAG);
                    inTag(c);
                }
            }
            case RAW -> {
                word.append(Character.toLowerCase(c));
                if (word.indexOf("</" + element) >= 0) {
                    element = "/" + element;
                    enter(Mode.TAG);
                }
            }
        }
    }

    /** Between the parts of a tag: the name of an attribute grows until an equals sign or the end. */
    private void inTag(char c) {
        if (c == '>') {
            enter(RAW.contains(element) ? Mode.RAW : Mode.TEXT);
        } else if (c == '=') {
            mode = Mode.BEFORE_VALUE;
        } else if (Character.isWhitespace(c) || c == '/') {
            ended = true;
            mode = Mode.TAG;
        } else {
            if (ended) {
                enter(Mode.TAG);
            }
            word.append(c);
        }
    }

    private void enter(Mode next) {
        mode = next;
        ended = false;
        word.setLength(0);
    }
}
