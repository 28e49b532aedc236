package io.smalti.campaign.delivery;

import io.smalti.campaign.Campaigns;
import io.smalti.campaign.CompiledCampaign;
import io.smalti.campaign.Hyperpersonalisation;
import io.smalti.campaign.Recipient;
import io.smalti.campaign.Resolution;
import io.smalti.customer.Customers;
import io.smalti.permission.Policies;
import io.smalti.permission.Policy;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The messages of a whole audience, one after the other in the order of the customers' keys, from one snapshot: the
 * people come by one COPY, of which only some rows are in memory. Who says something about consent while the stream runs
 * is looked at anew.
 */
@ApplicationScoped
class MessageStream {
    private static final int LOOK_EVERY = 2_000;
    private static final long PROGRESS_NANOS = 1_000_000_000L;

    private final Sql sql;
    private final DataSource dataSource;
    private final Customers customers;
    private final Campaigns campaigns;
    private final Policies policies;
    private final Hyperpersonalisation hyperpersonalisation;
    private final DeliveryLog log;
    private final ZoneId zone;

    MessageStream(
            Sql sql,
            DataSource dataSource,
            Customers customers,
            Campaigns campaigns,
            Policies policies,
            Hyperpersonalisation hyperpersonalisation,
            DeliveryLog log,
            ZoneId zone) {
        this.sql = sql;
        this.dataSource = dataSource;
        this.customers = customers;
        this.campaigns = campaigns;
        this.policies = policies;
        this.hyperpersonalisation = hyperpersonalisation;
        this.log = log;
        this.zone = zone;
    }

    /**
     * Writes every message.
     *
     * @param delivery number of the delivery in the log
     * @throws IOException when the reader went away
     */
    void write(String key, StreamRequest request, long delivery, MessageWriter out) throws IOException {
        var campaign = hyperpersonalisation.compiled(key);
        var policy = policies.current();
        var rows = new AudienceRows(
                campaign,
                request.channel(),
                request.after(),
                policy,
                customers,
                request.at().atZone(zone));
        var tally = new Tally();
        var state = DeliveryState.BROKEN;
        // neither connection is of a transaction that has a time limit
        try (var reading = dataSource.getConnection();
                var looking = dataSource.getConnection()) {
            keepOrder(reading);
            var copy =
                    reading.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (" + rows.select() + ") to stdout");
            try {
                out.begin();
                var run = new Run(campaign, policy, request, delivery, tally, looking);
                run.all(new CopiedRows(copy, rows.columns()), rows, out);
                out.flush();
                state = DeliveryState.DONE;
            } finally {
                cancel(copy);
                reading.rollback();
                reading.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IOException("the audience could not be read on", e);
        } finally {
            log.progress(delivery, tally, state);
        }
    }

    /**
     * The tables are read in the order of their keys, so that the first messages come at once: a plan that sorts or hashes
     * would read everybody first.
     */
    private void keepOrder(Connection reading) throws SQLException {
        reading.setAutoCommit(false);
        for (var setting : List.of("enable_sort", "enable_hashjoin", "jit")) {
            try (var statement = sql.prepare(reading, "set local " + setting + " = off")) {
                statement.execute();
            }
        }
    }

    /** Ends a COPY that is not read to its end; the server then stops working on it. */
    private static void cancel(CopyOut copy) throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private final class Run {
        private final CompiledCampaign campaign;
        private final Policy policy;
        private final StreamRequest request;
        private final long delivery;
        private final Tally tally;
        private final Connection looking;
        private final ChangedMeanwhile changed;
        private long toldAt = System.nanoTime();

        Run(
                CompiledCampaign campaign,
                Policy policy,
                StreamRequest request,
                long delivery,
                Tally tally,
                Connection looking)
                throws SQLException {
            this.campaign = campaign;
            this.policy = policy;
            this.request = request;
            this.delivery = delivery;
            this.tally = tally;
            this.looking = looking;
            this.changed = new ChangedMeanwhile(sql, java.time.Instant.now());
            changed.look(looking);
        }

        void all(CopiedRows read, AudienceRows rows, MessageWriter out) throws SQLException, IOException {
            while (read.next()) {
                var recipient = rows.recipient(read);
                long customer = recipient.addressee().key();
                var message = changed.names(customer) ? anew(customer) : resolve(recipient);
                tally.add(customer, message);
                if (message.sent() || request.skipped()) {
                    out.write(recipient, message);
                }
                if (tally.seen() % LOOK_EVERY == 0) {
                    pause(out);
                }
            }
        }

        private void pause(MessageWriter out) throws SQLException, IOException {
            if (tally.seen() == LOOK_EVERY) {
                out.flush();
            }
            changed.look(looking);
            if (System.nanoTime() - toldAt > PROGRESS_NANOS) {
                toldAt = System.nanoTime();
                log.progress(delivery, tally, DeliveryState.RUNNING);
            }
        }

        private Resolution resolve(Recipient recipient) {
            return Hyperpersonalisation.resolve(
                    campaign, recipient, request.channel(), request.language(), policy, request.at());
        }

        /** Whoever is gone altogether has no message either. */
        private Resolution anew(long key) {
            var customer = customers.byKeys(List.of(key)).get(key);
            return customer == null
                    ? Resolution.GONE
                    : hyperpersonalisation
                            .resolve(
                                    campaign,
                                    List.of(customer),
                                    request.channel(),
                                    request.language(),
                                    policy,
                                    request.at())
                            .getFirst();
        }
    }
}
