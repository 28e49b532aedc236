package io.smalti.typology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@org.jspecify.annotations.NullUnmarked
class TypologyReaderTest {
    private static final TypologyFiles FILES = TypologyFiles.builtIn();

    @Test
    void readsTheBuiltInTypology() {
        var typology = BuiltIn.TYPOLOGY;
        assertThat(typology.groups()).hasSize(8);
        assertThat(typology.types()).hasSize(33);
        assertThat(typology.ageBands()).hasSize(12);
        assertThat(typology.attributes()).hasSize(68);
        assertThat(typology.municipalities()).hasSize(589);
        assertThat(typology.postcodes()).hasSize(1143);
        assertThat(typology.type("A01").distributions().get("tenure")).containsExactly(0.9434, 0.0405, 0, 0.0161);
        assertThat(typology.area("9000").names().in("nl")).isEqualTo("Gent");
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
                    typology.json            | "adultSharePct": 10.02   | "adultSharePct": 11.02   | adds up to 101.0000 %
                    typology.json            | "min": 25,               | "min": 26,               | is 26, but the band before ends before 25
                    typology.json            | "min": 25,               | "min": 24,               | is 24, but the band before ends before 25
                    typology.json            | "code": "25-29",         | "code": "18-24",         | is there twice: 18-24
                    typology.json            | "max": null              | "max": 90                | has no last band without upper end
                    typology.json            | "types": 33,             | "types": 34,             | says 34, there are 33
                    typology.json            | "groups": 8,             | "groups": 9,             | says 9, there are 8
                    typology.json            | "OWNER": 94.34           | "OWNER": 95.34           | tenurePct adds up to 101.0000 %
                    typology.json            | "OWNER": 94.34           | "OWNER": -1              | is not a percentage: -1
                    typology.json            | "OWNER": 94.34           | "OWNER": "most"          | is not a number
                    typology.json            | "OWNER": 94.34           | "TENANT": 94.34          | is no category of it
                    typology.json            | "no": "Eikealleen"       | "da": "Egealleen"        | has no text in language no
                    typology.json            | "group": "A",            | "group": "Z",            | is no group: Z
                    typology.json            | "code": "A02",           | "code": "A01",           | is there twice: A01
                    typology.json            | "channel": "CH_EMAIL",   | "channel": "CH_PIGEON",  | is no attribute: CH_PIGEON
                    typology.json            | "status": "SYNTHETIC",   |                          | has no status
                    typology.json            | "households": 5163139,   | "households": 5163139    | was expecting comma
                    area_mix_municipality.csv | 11001,Aartselaar        | 11002,Aartselaar         | the municipality is there twice: 11002
                    area_mix_municipality.csv | 12.37,5.881             | 12.37,6.881              | the shares of the types add up to 101.0000 %
                    area_mix_municipality.csv | ,A01,                   | ,X01,                    | the column A01 is missing
                    postcodes_be.csv         | 1000,Bruxelles,21004     | 1000,Bruxelles,99999     | no such municipality: 99999
                    postcodes_be.csv         | 1020,Laeken              | 1000,Laeken              | the postcode is there twice: 1000
                    postcodes_be.csv         | 1020,Laeken              | 1020                     | not a CSV line
                    postcodes_be.csv         | 1020,Laeken              | 1020,"Laeken             | not a CSV line
                    variant_cells.csv        | 1,C13,75+                | 1,Z99,75+                | no such cell: Z99 75+
                    variant_cells.csv        | 2,C10,60-64              | 2,C13,75+                | the cell is there twice
                    variant_cells.csv        | 75+,3.2321               | 75+,4.2321               | the shares add up to
                    grand_index.csv          | 28,43.8,156              | 28,43.9,156              | differs from the profile of A01
                    """)
    void refusesWhatIsBroken(String file, String good, String bad, String reason) {
        var text = new String(FILES.bytes(file), UTF_8);
        assertThat(text).contains(good);
        int line = 1
                + (int) text.substring(0, text.indexOf(good))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        var refused =
                refused(file, replaceFirst(text, good, bad == null ? "" : bad).getBytes(UTF_8));
        assertThat(refused.file()).isEqualTo(file);
        assertThat(refused).hasMessageContaining(reason).hasMessageStartingWith(refused.file() + ":");
        assertThat(refused.line()).isPositive();
        if (reason.startsWith("is ") || reason.startsWith("says") || reason.startsWith("no such")) {
            assertThat(refused.line()).isEqualTo(line);
        }
    }

    @Test
    void refusesFilesThatAreCutOffEmptyOrMissing() {
        var json = FILES.bytes(TypologyFiles.SCHEME);
        assertThat(refused(TypologyFiles.SCHEME, Arrays.copyOf(json, json.length / 2))
                        .line())
                .isGreaterThan(1000);
        assertThat(refused(TypologyFiles.SCHEME, new byte[0])).hasMessageContaining("the file is empty");
        assertThat(refused(TypologyFiles.POSTCODES, new byte[0])).hasMessageContaining("holds no lines");
        var latin = new String(FILES.bytes(TypologyFiles.POSTCODES), UTF_8)
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(refused(TypologyFiles.POSTCODES, latin)).hasMessageContaining("not UTF-8");
        var contents = new HashMap<>(FILES.contents());
        contents.remove(TypologyFiles.SCHEME);
        var missing =
                catchThrowableOfType(TypologyRefused.class, () -> TypologyReader.read(new TypologyFiles(contents)));
        assertThat(missing).hasMessageContaining("typology.json").hasMessageContaining("missing");
        assertThat(missing.code()).isEqualTo("TYPOLOGY_REFUSED");
    }

    private static String replaceFirst(String text, String good, String bad) {
        int at = text.indexOf(good);
        return text.substring(0, at) + bad + text.substring(at + good.length());
    }

    private static TypologyRefused refused(String file, byte[] bytes) {
        var contents = new HashMap<>(FILES.contents());
        contents.put(file, bytes);
        return catchThrowableOfType(TypologyRefused.class, () -> TypologyReader.read(new TypologyFiles(contents)));
    }
}
