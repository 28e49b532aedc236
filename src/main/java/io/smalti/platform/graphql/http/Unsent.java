package io.smalti.platform.graphql.http;

import io.smalti.platform.graphql.execution.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jboss.logging.Logger;

/**
 * The long answers that clients have not taken yet. However many clients read slowly, no more of them is kept than the limit
 * says, or the one that came last: the client that has been at it for the longest time loses its connection.
 */
@ApplicationScoped
class Unsent {
    private static final Logger LOG = Logger.getLogger(Unsent.class);

    private final long most;
    private final SequencedSet<Sending> waiting = new LinkedHashSet<>();
    private long bytes;

    Unsent(Limits limits) {
        most = limits.unsent().asLongValue();
    }

    synchronized void add(Sending sending) {
        waiting.add(sending);
        bytes += sending.length();
        while (bytes > most && waiting.size() > 1) {
            var slowest = waiting.removeFirst();
            bytes -= slowest.length();
            slowest.giveUp();
            LOG.debugf("A client that had not taken %,d bytes yet was cut off", slowest.length());
        }
    }

    synchronized void remove(Sending sending) {
        if (waiting.remove(sending)) {
            bytes -= sending.length();
        }
    }
}
