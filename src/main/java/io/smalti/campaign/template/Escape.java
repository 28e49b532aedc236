package io.smalti.campaign.template;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** How a value is made harmless where it is printed. Control characters become spaces everywhere. */
public enum Escape {
    PLAIN {
        @Override
        void append(char c, StringBuilder out) {
            out.append(c);
        }
    },
    HTML_TEXT {
        @Override
        void append(char c, StringBuilder out) {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.append(c);
            }
        }
    },
    HTML_ATTRIBUTE {
        @Override
        void append(char c, StringBuilder out) {
            switch (c) {
                case '"' -> out.append("&#34;");
                case '\'' -> out.append("&#39;");
                case '`' -> out.append("&#96;");
                default -> HTML_TEXT.append(c, out);
            }
        }
    },
    /** Part of an address: percent-encoded as a whole, so that it can neither add a parameter nor change the scheme. */
    URL {
        @Override
        void append(char c, StringBuilder out) {
            out.append(c);
        }

        @Override
        public void append(String value, StringBuilder out) {
            out.append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        }
    };

    abstract void append(char c, StringBuilder out);

    /** Appends the value made harmless. */
    public void append(String value, StringBuilder out) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            append(Character.isISOControl(c) ? ' ' : c, out);
        }
    }

    /** A value for a cell of a spreadsheet: one that would be read as a formula is marked as text. Not yet quoted. */
    public static String csv(String value) {
        return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    /** The value that {@link #csv} was given. */
    public static String uncsv(String cell) {
        return cell.length() > 1
                        && cell.charAt(0) == '\''
                        && !csv(cell.substring(1)).equals(cell.substring(1))
                ? cell.substring(1)
                : cell;
    }
}
