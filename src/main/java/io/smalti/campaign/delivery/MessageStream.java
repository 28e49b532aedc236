package io.smalti.campaign.delivery;

import io.smalti.campaign.CampaignStatus;
import io.smalti.campaign.Campaigns;
import io.smalti.campaign.Choice;
import io.smalti.campaign.CompiledCampaign;
import io.smalti.campaign.Hyperpersonalisation;
import io.smalti.campaign.Recipient;
import io.smalti.campaign.Resolution;
import io.smalti.customer.Customers;
import io.smalti.permission.Policies;
import io.smalti.permission.Policy;
import io.smalti.platform.database.Sql;
import io.smalti.platform.database.SqlFailed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.PgConnection;

/**
 * The messages of a whole audience, one after the other in the order of the customers' keys, from one snapshot: the
 * people come by one COPY, of which only some rows are in memory. Who says something about consent, is restricted or whose
 * address is listed while the stream runs is looked at anew; texts and rules stay as they were at the start, but nothing
 * comes any more of a campaign that has ended.
 */
@Singleton
class MessageStream {
    private static final Logger LOG = Logger.getLogger(MessageStream.class);
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
    private final Duration lookAtLists;

    MessageStream(
            Sql sql,
            DataSource dataSource,
            Customers customers,
            Campaigns campaigns,
            Policies policies,
            Hyperpersonalisation hyperpersonalisation,
            DeliveryLog log,
            ZoneId zone,
            @ConfigProperty(name = "smalti.delivery.look-at-lists", defaultValue = "1S") Duration lookAtLists) {
        this.sql = sql;
        this.dataSource = dataSource;
        this.customers = customers;
        this.campaigns = campaigns;
        this.policies = policies;
        this.hyperpersonalisation = hyperpersonalisation;
        this.log = log;
        this.zone = zone;
        this.lookAtLists = lookAtLists;
    }

    /**
     * Writes every message.
     *
     * @throws IOException when the reader went away, or somebody has stopped it
     */
    void write(String key, StreamRequest request, RunningStream running, MessageWriter out) throws IOException {
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
            // before the snapshot, so that nothing falls between
            var changed = new ChangedMeanwhile(sql, looking, lookAtLists);
            var copy =
                    reading.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (" + rows.select() + ") to stdout");
            try {
                out.begin();
                var run = new Run(campaign, policy, request, running, tally, changed);
                run.all(new CopiedRows(copy, rows.columns()), rows, out);
                reading.rollback();
                reading.setAutoCommit(true);
                state = DeliveryState.DONE;
            } finally {
                if (state != DeliveryState.DONE) {
                    giveUp(reading);
                }
            }
        } catch (SQLException e) {
            throw new SqlFailed(e);
        } finally {
            var stopped = running.stopped();
            log.progress(running.delivery(), tally, state != DeliveryState.DONE && stopped != null ? stopped : state);
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

    /**
     * A COPY that is not read to its end ends with its connection, and the server stops working on it; whatever was still
     * on the way is nothing for the next user of the connection. The pool hears of it by the failing rollback.
     */
    private static void giveUp(Connection reading) throws SQLException {
        reading.unwrap(PgConnection.class).abort(Runnable::run);
        try {
            reading.rollback();
        } catch (SQLException closed) {
            LOG.debug("The connection of a stream that broke is closed", closed);
        }
    }

    private final class Run {
        private final CompiledCampaign campaign;
        private final Policy policy;
        private final StreamRequest request;
        private final RunningStream running;
        private final Tally tally;
        private final ChangedMeanwhile changed;
        private long toldAt = System.nanoTime();

        Run(
                CompiledCampaign campaign,
                Policy policy,
                StreamRequest request,
                RunningStream running,
                Tally tally,
                ChangedMeanwhile changed) {
            this.campaign = campaign;
            this.policy = policy;
            this.request = request;
            this.running = running;
            this.tally = tally;
            this.changed = changed;
        }

        void all(CopiedRows read, AudienceRows rows, MessageWriter out) throws SQLException, IOException {
            changed.look(request.after());
            while (read.next()) {
                goOn();
                var recipient = rows.recipient(read);
                if (changed.names(recipient.addressee().key())) {
                    anew(recipient, out);
                } else {
                    write(recipient, choose(recipient, policy), out);
                }
                if (tally.seen() % LOOK_EVERY == 0) {
                    pause(out);
                }
            }
            out.flush();
            goOn();
        }

        private void goOn() throws IOException {
            if (running.stopped() != null) {
                throw new IOException("stopped");
            }
        }

        private void write(Recipient recipient, Choice choice, MessageWriter out) throws IOException {
            long customer = recipient.addressee().key();
            var wording = choice.wording();
            var missing = wording == null ? null : out.write(recipient, choice);
            if (wording != null && missing == null) {
                tally.sent(customer, wording.variant().cell().level());
                return;
            }
            var reasons = missing == null ? choice.reasons() : choice.lacking(missing);
            tally.skipped(customer, reasons);
            if (request.skipped()) {
                out.skip(recipient, reasons);
            }
        }

        private void pause(MessageWriter out) throws SQLException, IOException {
            if (tally.seen() == LOOK_EVERY) {
                out.flush();
            }
            running.progressed();
            changed.look(tally.last());
            boolean goesOn = !hasEnded();
            if (System.nanoTime() - toldAt > PROGRESS_NANOS) {
                toldAt = System.nanoTime();
                goesOn &= log.progress(running.delivery(), tally, DeliveryState.RUNNING);
            }
            if (!goesOn) {
                running.stop(DeliveryState.CANCELLED);
            }
        }

        private boolean hasEnded() {
            var now = campaigns.byKey(campaign.campaign().key());
            return campaign.campaign().status() == CampaignStatus.PUBLISHED
                    && (now == null || now.campaign().status() == CampaignStatus.ENDED);
        }

        private Choice choose(Recipient recipient, Policy rules) {
            return Hyperpersonalisation.choose(
                    campaign, recipient, request.channel(), request.language(), rules, request.at());
        }

        /** Whoever is gone altogether has no message either. */
        private void anew(Recipient before, MessageWriter out) throws IOException {
            long key = before.addressee().key();
            var customer = customers.byKeys(List.of(key)).get(key);
            if (customer == null) {
                write(before, Choice.refused(Resolution.GONE.reasons()), out);
                return;
            }
            var rules = policies.current();
            var now = hyperpersonalisation
                    .recipients(campaign, List.of(customer), rules, request.at())
                    .getFirst();
            write(now, choose(now, rules), out);
        }
    }
}
