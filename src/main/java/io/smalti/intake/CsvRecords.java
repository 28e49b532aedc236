package io.smalti.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * CSV as of RFC 4180, UTF-8 with or without byte order mark, separated by comma, semicolon or tab (whichever the header
 * uses most). A record that cannot be read costs its first line only: reading goes on with the next line. That is why no
 * CSV library is used here; they give up the file at a quote that is never closed.
 */
final class CsvRecords implements RecordSource {
    private static final int LONGEST_FIELD = 1 << 16;
    private static final int LONGEST_RECORD = 1 << 20;
    private static final char BROKEN = '\uFFFD';

    private final ByteWindow window;
    private final int separator;
    private final List<String> header;
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<String> cells = new ArrayList<>();
    private long line = 1;

    /** @throws ImportRefused when there is no header */
    CsvRecords(InputStream in) throws IOException {
        window = new ByteWindow(in);
        skipByteOrderMark();
        separator = separator();
        var problem = record();
        if (problem != null || cells.stream().allMatch(String::isBlank)) {
            throw new ImportRefused(
                    "NO_HEADER",
                    "The first line has to name the columns" + (problem == null ? "" : ": " + problem.detail()));
        }
        header = cells.stream().map(String::strip).toList();
        for (int i = 0; i < header.size(); i++) {
            if (!header.get(i).isEmpty() && positions.put(header.get(i), i) != null) {
                throw new ImportRefused(
                        "DOUBLE_COLUMN", "The header names the column %s twice".formatted(header.get(i)));
            }
        }
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public @Nullable Raw next() throws IOException {
        while (window.peek() != ByteWindow.END) {
            long at = line;
            var problem = record();
            if (problem != null) {
                return problem;
            }
            if (cells.size() == 1 && cells.getFirst().isBlank() && header.size() > 1) {
                continue; // an empty line
            }
            if (cells.size() != header.size()) {
                return new Raw.Broken(
                        at, "WRONG_NUMBER_OF_COLUMNS", "%d instead of %d".formatted(cells.size(), header.size()));
            }
            var values = List.copyOf(cells);
            return new Raw.Read(at, column -> {
                var position = positions.get(column);
                return position == null ? null : values.get(position);
            });
        }
        return null;
    }

    /** Reads one record into the cells; answers what is wrong with it. */
    private Raw.@Nullable Broken record() throws IOException {
        cells.clear();
        window.mark();
        int lines = 0;
        while (true) {
            int from = window.since();
            int b = window.read();
            boolean quoted = b == '"';
            boolean doubled = false;
            int until;
            if (quoted) {
                from++;
                while (true) {
                    b = window.read();
                    if (b == '"' && window.peek() == '"') {
                        doubled = true;
                        window.read();
                    } else if (b == '"') {
                        break;
                    } else if (b == ByteWindow.END || window.since() - from > LONGEST_FIELD) {
                        return giveUp("UNCLOSED_QUOTE", "a quote is opened and not closed within 65,536 bytes");
                    } else if (b == '\n') {
                        lines++;
                    }
                }
                until = window.since() - 1;
                b = window.read();
                if (b == '\r' && window.peek() == '\n') {
                    b = window.read();
                }
                if (b != separator && b != '\n' && b != ByteWindow.END) {
                    return giveUp("STRAY_QUOTE", "there is text after a closing quote");
                }
            } else {
                while (b != separator && b != '\n' && b != ByteWindow.END) {
                    if (window.since() > LONGEST_RECORD) {
                        return giveUp("LINE_TOO_LONG", "a record has at most 1,048,576 bytes");
                    }
                    b = window.read();
                }
                until = window.since() - (b == ByteWindow.END ? 0 : 1);
            }
            var cell = text(from, until, quoted, doubled);
            if (cell.indexOf(BROKEN) >= 0) {
                return giveUp("BROKEN_TEXT", "column %d is not UTF-8".formatted(cells.size() + 1));
            }
            cells.add(cell);
            if (b != separator) {
                line += lines + 1;
                return null;
            }
            if (window.since() > LONGEST_RECORD) {
                return giveUp("LINE_TOO_LONG", "a record has at most 1,048,576 bytes");
            }
        }
    }

    private String text(int from, int until, boolean quoted, boolean doubled) {
        var bytes = window.bytes();
        int start = window.start() + from;
        int length = until - from;
        if (!quoted && length > 0 && bytes[start + length - 1] == '\r') {
            length--;
        }
        var text = new String(bytes, start, length, StandardCharsets.UTF_8);
        return doubled ? text.replace("\"\"", "\"") : text;
    }

    /** Leaves the first line of the record behind; the next record begins with the line after it. */
    private Raw.Broken giveUp(String reason, String detail) throws IOException {
        window.back(0);
        int b;
        do {
            b = window.read();
            if (window.since() > LONGEST_RECORD) {
                window.mark(); // nobody goes back into a line this long
            }
        } while (b != '\n' && b != ByteWindow.END);
        return new Raw.Broken(line++, reason, detail);
    }

    private void skipByteOrderMark() throws IOException {
        window.mark();
        if (window.read() != 0xEF || window.read() != 0xBB || window.read() != 0xBF) {
            window.back(0);
        }
    }

    private int separator() throws IOException {
        window.mark();
        int[] counts = new int[3];
        boolean quoted = false;
        for (int b = window.read();
                b != ByteWindow.END && b != '\n' && window.since() < LONGEST_FIELD;
                b = window.read()) {
            quoted ^= b == '"';
            if (!quoted && ",;\t".indexOf(b) >= 0) {
                counts[",;\t".indexOf(b)]++;
            }
        }
        if (window.since() == 0) {
            throw new ImportRefused("EMPTY", "The upload is empty");
        }
        window.back(0);
        int best = counts[1] > counts[0] ? 1 : 0;
        return ",;\t".charAt(counts[2] > counts[best] ? 2 : best);
    }
}
