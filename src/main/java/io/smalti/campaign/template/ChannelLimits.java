package io.smalti.campaign.template;

import io.smalti.customer.Channel;
import org.jspecify.annotations.Nullable;

/** How long a text may be in its channel, as somebody gets it. */
public final class ChannelLimits {
    private static final int SMS_SEGMENTS = 4;
    private static final int PUSH = 240;
    private static final int SOCIAL = 2_200;
    private static final int PAPER = 5_000;

    private ChannelLimits() {}

    /** In words what is too long about a text with its samples filled in; null when nothing is. */
    public static @Nullable String exceeded(Channel channel, String text) {
        return switch (channel) {
            case SMS -> {
                var length = SmsLength.of(text);
                yield length.segments() <= SMS_SEGMENTS
                        ? null
                        : "%d units in %s make %d short messages; the most is %d"
                                .formatted(length.units(), length.encoding(), length.segments(), SMS_SEGMENTS);
            }
            case PUSH -> longer(text, PUSH);
            case SOCIAL -> longer(text, SOCIAL);
            case POST, DOOR_TO_DOOR -> longer(text, PAPER);
            case EMAIL, WEB, PHONE, IN_STORE -> null;
        };
    }

    private static @Nullable String longer(String text, int most) {
        return text.length() <= most ? null : "%,d characters; the most is %,d".formatted(text.length(), most);
    }
}
