package io.smalti.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {
    private static List<String> read(byte[] bytes) throws IOException {
        return read(new ByteArrayInputStream(bytes));
    }

    private static List<String> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> read(InputStream in) throws IOException {
        var records = new CsvRecords(in);
        var found = new ArrayList<String>();
        for (var raw = records.next(); raw != null; raw = records.next()) {
            var line = raw.line();
            found.add(
                    switch (raw) {
                        case Raw.Broken broken -> line + " " + broken.reason();
                        case Raw.Read read ->
                            line + " "
                                    + records.header().stream()
                                            .map(column ->
                                                    String.valueOf(read.cells().get(column)))
                                            .collect(Collectors.joining("|"));
                    });
        }
        return found;
    }

    @Test
    void readsQuotesLinesAndByteOrderMark() throws IOException {
        assertThat(read("\uFEFFa,\"b\"\r\n1,\"x, \"\"y\"\"\nz\"\r\n\r\n,2")).containsExactly("2 1|x, \"y\"\nz", "5 |2");
    }

    @Test
    void findsTheSeparator() throws IOException {
        assertThat(read("a;b\n1,5;2\n")).containsExactly("2 1,5|2");
        assertThat(read("a\tb\n1\t2\n")).containsExactly("2 1|2");
    }

    @Test
    void losesOneLineToAQuoteThatNeverCloses() throws IOException {
        assertThat(read("a,b\n1,\"x\n2,y\n3,z\n")).containsExactly("2 UNCLOSED_QUOTE", "3 2|y", "4 3|z");
        assertThat(read("a,b\n1,\"x\n2,\"y\"\n3,z\n")).containsExactly("2 STRAY_QUOTE", "3 2|y", "4 3|z");
        var long100k = IntStream.range(0, 20_000).mapToObj(i -> "7,y\n").collect(Collectors.joining());
        assertThat(read("a,b\n1,\"x\n" + long100k)).hasSize(20_001).startsWith("2 UNCLOSED_QUOTE", "3 7|y");
    }

    @Test
    void losesOneLineToBrokenText() throws IOException {
        var bytes = "a,b\n1,x\n2,?\n3,z".getBytes(StandardCharsets.UTF_8);
        bytes[10] = (byte) 0xE9;
        assertThat(read(bytes)).containsExactly("2 1|x", "3 BROKEN_TEXT", "4 3|z");
    }

    @Test
    void losesOneLineToWrongNumberOfColumnsOrLength() throws IOException {
        assertThat(read("a,b\n1\n1,2,3\n1,2\n" + "x".repeat(3_000_000) + "\n3,4"))
                .containsExactly(
                        "2 WRONG_NUMBER_OF_COLUMNS", "3 WRONG_NUMBER_OF_COLUMNS", "4 1|2", "5 LINE_TOO_LONG", "6 3|4");
    }

    @Test
    void refusesAFileWithoutHeader() {
        assertThatThrownBy(() -> read("")).isInstanceOf(ImportRefused.class).hasMessage("The upload is empty");
        assertThatThrownBy(() -> read("\n1,2")).isInstanceOf(ImportRefused.class);
        assertThatThrownBy(() -> read("a,a\n1,2"))
                .isInstanceOf(ImportRefused.class)
                .hasMessageContaining("twice");
    }

    /** Whatever is written comes back, in whatever portions the network brings it. */
    @Test
    void readsBackWhatIsWritten() throws IOException {
        var random = new Random(3);
        var letters = "ab,;\"\n\r é€😀\t";
        for (int round = 0; round < 300; round++) {
            var wanted = new ArrayList<String>();
            var text = new StringBuilder("one,two\n");
            int line = 2;
            for (int i = 0; i < 20; i++) {
                var cells = List.of(word(random, letters), word(random, letters));
                text.append(cells.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")));
                text.append(random.nextBoolean() ? "\n" : "\r\n");
                wanted.add(line + " " + String.join("|", cells));
                line += 1
                        + (int) String.join("", cells)
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
            }
            var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(read(new ByteArrayInputStream(bytes) {
                        @Override
                        public synchronized int read(byte[] into, int offset, int length) {
                            return super.read(into, offset, Math.min(length, 1 + random.nextInt(7)));
                        }
                    }))
                    .isEqualTo(wanted);
        }
    }

    private static String word(Random random, String letters) {
        int[] points = letters.codePoints().toArray();
        return random.ints(random.nextInt(6), 0, points.length)
                .mapToObj(i -> Character.toString(points[i]))
                .collect(Collectors.joining());
    }
}
