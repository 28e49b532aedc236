package io.smalti.campaign.delivery;

import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.OpenAnswer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of a campaign, as they come. */
final class OpenStream implements AutoCloseable {
    private static final int ID = "{\"id\":\"".length();
    private final OpenAnswer answer;

    OpenStream(String campaign, String query) throws IOException {
        answer = new OpenAnswer(Role.CAMPAIGN, path(campaign, query), null);
    }

    static URI uri(String campaign, String query) {
        return OpenAnswer.uri(path(campaign, query));
    }

    private static String path(String campaign, String query) {
        return "/campaigns/" + campaign + "/messages?" + query;
    }

    /** The id of the next message; null after the last. */
    @Nullable
    String next() throws IOException {
        var line = answer.next();
        return line == null ? null : line.substring(ID, line.indexOf('"', ID));
    }

    List<String> all() throws IOException {
        var rest = new ArrayList<String>();
        for (var id = next(); id != null; id = next()) {
            rest.add(id);
        }
        return rest;
    }

    String delivery() {
        return answer.header("Delivery");
    }

    @Override
    public void close() {
        answer.close();
    }
}
