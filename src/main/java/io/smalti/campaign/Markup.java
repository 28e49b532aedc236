package io.smalti.campaign;

import io.smalti.customer.Channel;

/** What the text of a message is written in. */
enum Markup {
    HTML,
    PLAIN;

    static Markup ofBody(Channel channel) {
        return switch (channel) {
            case EMAIL, WEB -> HTML;
            case SMS, PUSH, SOCIAL, POST, DOOR_TO_DOOR, PHONE, IN_STORE -> PLAIN;
        };
    }
}
