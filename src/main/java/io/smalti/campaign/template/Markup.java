package io.smalti.campaign.template;

import io.smalti.customer.Channel;

/** What the text of a message is written in. */
public enum Markup {
    HTML,
    PLAIN;

    public static Markup ofBody(Channel channel) {
        return switch (channel) {
            case EMAIL, WEB -> HTML;
            case SMS, PUSH, SOCIAL, POST, DOOR_TO_DOOR, PHONE, IN_STORE -> PLAIN;
        };
    }
}
