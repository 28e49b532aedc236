package io.smalti.segment.feed;

import io.smalti.platform.graphql.InvalidPage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A place in the feed of changes. Changes of transactions numbered in [from, until) are told in the order of their ids;
 * those of earlier transactions are all told, later ones none.
 *
 * @param until 0: not yet decided
 * @param last id of the change told last in this window; 0: none
 */
record ChangeCursor(long from, long until, long last) {
    static final ChangeCursor BEGIN = new ChangeCursor(0, 0, 0);
    private static final Pattern TEXT = Pattern.compile("changes:(\\d{1,18}):(\\d{1,18}):(\\d{1,18})");

    static ChangeCursor read(String text) {
        try {
            var parts = TEXT.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (parts.matches()) {
                return new ChangeCursor(
                        Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)));
            }
        } catch (IllegalArgumentException e) {
            // told below, in words for the caller
        }
        throw new InvalidPage("after is not a cursor of membershipChanges");
    }

    String write() {
        var text = "changes:" + from + ":" + until + ":" + last;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
