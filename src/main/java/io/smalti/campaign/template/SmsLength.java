package io.smalti.campaign.template;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Enum;

/** 3GPP TS 23.038: seven bits a character, or sixteen when one is not in the default alphabet. */
@Access({Role.CAMPAIGN, Role.FRONTEND, Role.MARKETER})
@Description("How long a text is as an SMS")
public record SmsLength(
        Encoding encoding,

        @Description("In units of the encoding: characters, of which some count twice")
        int units,

        @Description("How many short messages it takes: one to 160 units (70 in UCS2), else 153 (67) each")
        int segments) {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";

    @Enum("SmsEncoding")
    @Description("What an SMS is written in")
    public enum Encoding {
        GSM7,
        UCS2
    }

    public static SmsLength of(String text) {
        int units = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (BASIC.indexOf(c) >= 0) {
                units++;
            } else if (EXTENDED.indexOf(c) >= 0) {
                units += 2;
            } else {
                return new SmsLength(Encoding.UCS2, text.length(), segments(text.length(), 70, 67));
            }
        }
        return new SmsLength(Encoding.GSM7, units, segments(units, 160, 153));
    }

    private static int segments(int units, int one, int each) {
        return units <= one ? 1 : (units + each - 1) / each;
    }
}
