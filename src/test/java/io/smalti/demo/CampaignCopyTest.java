package io.smalti.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CampaignCopyTest {
    private static final String GSM7 = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String LONG_NAME = "Marie-Christine";

    static Stream<CampaignCopy> copies() {
        return Stream.of("spring-terrace", "welcome-back")
                .flatMap(campaign -> Stream.of("nl", "fr", "de", "en").map(tag -> CampaignCopy.read(campaign, tag)));
    }

    @ParameterizedTest
    @MethodSource("copies")
    void hasADefaultPerChannelAndEveryGroupByMail(CampaignCopy copy) {
        var channels =
                copy.cells().stream().map(CampaignCopy.Cell::channel).distinct().toList();
        assertThat(channels).contains("EMAIL", "SMS");
        for (var channel : channels) {
            assertThat(copy.cells())
                    .anyMatch(cell -> cell.channel().equals(channel)
                            && cell.type() == null
                            && cell.group() == null
                            && cell.band() == null);
        }
        assertThat(copy.cells().stream()
                        .filter(cell -> cell.channel().equals("EMAIL") && cell.band() == null)
                        .map(CampaignCopy.Cell::group))
                .contains("A", "B", "C", "D", "E", "F", "G", "H");
        assertThat(copy.cells()).hasSizeGreaterThan(15);
    }

    @ParameterizedTest
    @MethodSource("copies")
    void namesOnlyCellsOfTheMatrixAndEachOnce(CampaignCopy copy) {
        var atlas = new Atlas();
        var types = atlas.types.stream().map(TypeProfile::code).toList();
        var bands = atlas.bands.stream().map(Atlas.Band::code).toList();
        var seen = new HashSet<List<String>>();
        assertThat(copy.cells()).allSatisfy(cell -> {
            assertThat(cell.type()).satisfiesAnyOf(code -> assertThat(code).isNull(), code -> assertThat(types)
                    .contains(code));
            assertThat(cell.band()).satisfiesAnyOf(code -> assertThat(code).isNull(), code -> assertThat(bands)
                    .contains(code));
            assertThat(seen.add(List.of(
                            cell.channel(), cell.type() + "/" + cell.group() + "/" + cell.band(), cell.wording())))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("copies")
    void fitsOneTextMessage(CampaignCopy copy) {
        assertThat(copy.cells())
                .filteredOn(cell -> cell.channel().equals("SMS"))
                .allSatisfy(cell -> {
                    var text = cell.body().replaceAll("\\{\\{[^}]*}}", LONG_NAME);
                    assertThat(text).hasSizeLessThanOrEqualTo(160);
                    assertThat(text.chars().filter(c -> GSM7.indexOf(c) < 0))
                            .as(text)
                            .isEmpty();
                });
    }

    @Test
    void makesParagraphsOfAMail() {
        var mail = CampaignCopy.read("spring-terrace", "nl").cells().getFirst();
        assertThat(mail.subject()).isEqualTo("De eerste warme avond komt altijd onverwacht");
        assertThat(mail.body())
                .startsWith("<p>Dag {{firstName|daar}},</p>")
                .contains("<a href=\"https://www.lommera.example/nl/terras\">");
    }
}
