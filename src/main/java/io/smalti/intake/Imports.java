package io.smalti.intake;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smalti.customer.Customers;
import io.smalti.customer.Interactions;
import io.smalti.customer.Orders;
import io.smalti.customer.RfmScores;
import io.smalti.customer.Source;
import io.smalti.customer.SpecialCategory;
import io.smalti.platform.database.SqlFailed;
import io.smalti.platform.job.JobStopped;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads an upload and writes it batch by batch, each in a transaction of its own: what is written stays written, and the
 * same upload may be repeated at any time.
 */
@ApplicationScoped
class Imports {
    private static final Logger LOG = Logger.getLogger(Imports.class);
    private static final int BATCH = 1_000;
    private static final int REJECTIONS = 10_000;
    private static final int TRIES = 5;
    /** Deadlock, serialisation, and two who create the same customer: over when tried again. */
    private static final Set<String> PASSING = Set.of("40P01", "40001", "23505");

    private final ImportJobs jobs;
    private final Orders orders;
    private final Interactions interactions;
    private final Customers customers;
    private final RfmScores scores;
    private final ObjectMapper json;
    private final ZoneId zone;

    Imports(
            ImportJobs jobs,
            Orders orders,
            Interactions interactions,
            Customers customers,
            RfmScores scores,
            ObjectMapper json,
            ZoneId zone) {
        this.jobs = jobs;
        this.orders = orders;
        this.interactions = interactions;
        this.customers = customers;
        this.scores = scores;
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        this.zone = zone;
    }

    /** What is asked for. */
    record Request(
            ImportKind kind,
            boolean csv,
            Mapping mapping,
            @Nullable String name,
            Source source,
            @Nullable String by) {}

    /**
     * Imports the whole stream.
     *
     * @return the job, done or failed
     * @throws ImportRefused before anything is written, when the file cannot be read with this mapping
     */
    long run(Request request, InputStream in) throws IOException {
        var records = request.csv() ? new CsvRecords(in) : new NdjsonRecords(in, json.reader());
        checkHeader(records.header(), request);
        long job = jobs.start(request.kind(), request.name(), request.source(), request.by());
        var batch =
                switch (request.kind()) {
                    case ORDERS -> new OrderBatch(orders, customers, request.mapping(), request.source(), job);
                    case CUSTOMERS -> new CustomerBatch(customers, request.source());
                    case INTERACTIONS -> new InteractionBatch(interactions, request.source(), job);
                };
        try {
            read(records, batch, request.mapping(), job);
            finish(request, job);
            jobs.end(job, ImportJob.State.DONE, null);
        } catch (JobStopped e) {
            abandon(
                    job,
                    ImportJob.State.CANCELLED,
                    "CANCELLED: stopped; what came before is kept, the rest was not read");
        } catch (IOException e) {
            fail(job, "UPLOAD_CUT_OFF: the upload ended in the middle; what came before is kept, repeat it");
        } catch (RuntimeException e) {
            LOG.errorf(e, "import %d failed", job);
            fail(job, "FAULT: the server could not go on; what is counted is kept, repeat it");
        }
        return job;
    }

    private void checkHeader(@Nullable List<String> header, Request request) {
        if (header == null) {
            return;
        }
        header.forEach(Mappings::checkCategory);
        for (var field : ImportFields.required(request.kind())) {
            var column = request.mapping().column(field);
            if (!request.mapping().constants().containsKey(field) && !header.contains(column)) {
                throw new ImportRefused(
                        "MISSING_COLUMN",
                        "The column %s (%s) is missing; there are %s"
                                .formatted(column, field, String.join(", ", header)));
            }
        }
    }

    private void read(RecordSource records, Batch batch, Mapping mapping, long job) throws IOException {
        var times = new Line.Times(mapping, zone);
        var refused = new HashMap<String, Boolean>();
        var rejections = new ArrayList<Rejection>();
        long lines = 0;
        for (var raw = records.next(); raw != null; raw = records.next()) {
            lines++;
            switch (raw) {
                case Raw.Broken broken ->
                    rejections.add(new Rejection(broken.line(), null, broken.reason(), broken.detail()));
                case Raw.Read read -> {
                    var special = special(read.cells(), refused);
                    if (special != null) {
                        rejections.add(new Rejection(read.line(), null, "SPECIAL_CATEGORY", "the key " + special));
                    } else {
                        add(batch, new Line(mapping, times, read), rejections);
                    }
                }
            }
            if (batch.size() >= BATCH || rejections.size() >= REJECTIONS) {
                write(batch, lines, rejections, job);
                lines = 0;
            }
        }
        if (lines > 0) {
            write(batch, lines, rejections, job);
        }
    }

    private static void add(Batch batch, Line line, List<Rejection> rejections) {
        try {
            batch.add(line);
        } catch (Line.BadField e) {
            rejections.add(e.at(line.number()));
        }
    }

    /** A key of a JSON object that must not be kept; verdicts are remembered, as files repeat their keys. */
    private static @Nullable String special(Raw.Cells cells, Map<String, Boolean> refused) {
        if (cells instanceof NdjsonRecords.Fields fields) {
            for (var name : fields.names()) {
                if (refused.size() > 10_000) {
                    refused.clear();
                }
                if (refused.computeIfAbsent(name, SpecialCategory::refuses)) {
                    return name;
                }
            }
        }
        return null;
    }

    private void write(Batch batch, long lines, List<Rejection> rejections, long job) {
        for (int attempt = 1; ; attempt++) {
            try {
                QuarkusTransaction.requiringNew().timeout(300).run(() -> {
                    var written = batch.size() == 0 ? new Batch.Written(0, 0, 0, List.of()) : batch.write();
                    var all = new ArrayList<>(rejections);
                    all.addAll(written.rejections());
                    jobs.progress(job, lines, written, all);
                });
                break;
            } catch (RuntimeException e) {
                if (attempt == TRIES || !passes(e)) {
                    throw e;
                }
            }
        }
        batch.clear();
        rejections.clear();
    }

    private static boolean passes(@Nullable Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SqlFailed failed) {
                return PASSING.contains(failed.state());
            }
        }
        return false;
    }

    private void finish(Request request, long job) {
        if (request.kind() == ImportKind.ORDERS) {
            var after = orders.finish(job, request.source(), "");
            while (after != null) {
                after = orders.finish(job, request.source(), Objects.requireNonNull(after));
            }
            scores.renew();
        }
    }

    private void fail(long job, String error) {
        abandon(job, ImportJob.State.FAILED, error);
    }

    private void abandon(long job, ImportJob.State state, String error) {
        try {
            orders.abandon(job);
            jobs.end(job, state, error);
        } catch (RuntimeException e) {
            LOG.errorf(e, "import %d could not be marked as failed", job);
        }
    }
}
