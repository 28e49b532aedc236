package io.smalti.campaign.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmsLengthTest {
    @Test
    void countsShortMessagesAsPhonesDo() {
        assertThat(SmsLength.of("a".repeat(160))).isEqualTo(new SmsLength(SmsLength.Encoding.GSM7, 160, 1));
        assertThat(SmsLength.of("a".repeat(161))).isEqualTo(new SmsLength(SmsLength.Encoding.GSM7, 161, 2));
        assertThat(SmsLength.of("a".repeat(307))).isEqualTo(new SmsLength(SmsLength.Encoding.GSM7, 307, 3));
        assertThat(SmsLength.of("é€")).isEqualTo(new SmsLength(SmsLength.Encoding.GSM7, 3, 1));
        assertThat(SmsLength.of("ê".repeat(70))).isEqualTo(new SmsLength(SmsLength.Encoding.UCS2, 70, 1));
        assertThat(SmsLength.of("a".repeat(498) + "🌿")).isEqualTo(new SmsLength(SmsLength.Encoding.UCS2, 500, 8));
    }
}
