package io.smalti.intake;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smalti.customer.Customers;
import io.smalti.customer.Source;
import io.smalti.customer.SpecialCategory;
import io.smalti.customer.household.HouseholdMembers;
import io.smalti.customer.moment.DueBehaviour;
import io.smalti.customer.moment.Interactions;
import io.smalti.customer.moment.Orders;
import io.smalti.customer.value.RfmScores;
import io.smalti.platform.job.JobStopped;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads an upload and writes it batch by batch, each in a transaction of its own: what is written stays written, and the
 * same upload may be repeated at any time.
 */
@Singleton
class Imports {
    private static final Logger LOG = Logger.getLogger(Imports.class);
    private static final int REJECTIONS = 10_000;

    private final ImportJobs jobs;
    private final Orders orders;
    private final Interactions interactions;
    private final Customers customers;
    private final HouseholdMembers households;
    private final DueBehaviour due;
    private final RfmScores scores;
    private final ObjectMapper json;
    private final ZoneId zone;

    Imports(
            ImportJobs jobs,
            Orders orders,
            Interactions interactions,
            Customers customers,
            HouseholdMembers households,
            DueBehaviour due,
            RfmScores scores,
            ObjectMapper json,
            ZoneId zone) {
        this.jobs = jobs;
        this.orders = orders;
        this.interactions = interactions;
        this.customers = customers;
        this.households = households;
        this.due = due;
        this.scores = scores;
        this.json = json.copy().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        this.zone = zone;
    }

    /** @param resumed the import that goes on; null for a new one */
    record Request(
            ImportKind kind,
            boolean csv,
            Mapping mapping,
            @Nullable String name,
            Source source,
            @Nullable String by,
            @Nullable Long resumed) {}

    /**
     * Imports the whole stream.
     *
     * @return the job, done or failed
     * @throws ImportRefused before anything is written, when the file cannot be read with this mapping
     */
    long run(Request request, InputStream in) throws IOException {
        var upload = Upload.of(in);
        var records = request.csv() ? new CsvRecords(upload.bytes()) : new NdjsonRecords(upload.bytes(), json.reader());
        checkHeader(records.header(), request);
        var attempt = request.resumed() == null
                ? jobs.start(request, upload.beginning())
                : jobs.resume(request.resumed(), request, upload.beginning());
        long job = attempt.job();
        jobs.givenUp().forEach(orders::abandon);
        try {
            skip(records, attempt.done());
            try (var writer = new BatchWriter(jobs, attempt)) {
                var told = ImportFields.told(request.mapping(), records.header());
                read(records, () -> batch(request, job, told), request.mapping(), writer);
                writer.await();
            }
            finish(request, job);
            Patience.run(() -> jobs.end(attempt, ImportJob.State.DONE, null));
        } catch (JobStopped e) {
            end(
                    attempt,
                    ImportJob.State.CANCELLED,
                    "CANCELLED: stopped; what came before is kept, send the upload with ?resume= to go on");
        } catch (IOException e) {
            fail(
                    attempt,
                    "UPLOAD_CUT_OFF: the upload ended in the middle; what came before is kept, send it with ?resume= to go on");
        } catch (RuntimeException e) {
            LOG.errorf(e, "import %d failed", job);
            fail(attempt, "FAULT: the server could not go on; what is counted is kept, send it with ?resume= to go on");
        }
        return job;
    }

    private Batch batch(Request request, long job, Predicate<String> told) {
        return switch (request.kind()) {
            case ORDERS -> new OrderBatch(orders, customers, request.mapping(), request.source(), job);
            case CUSTOMERS -> new CustomerBatch(customers, request.source(), told);
            case INTERACTIONS -> new InteractionBatch(interactions, request.source(), job);
            case HOUSEHOLDS -> new HouseholdBatch(households);
        };
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

    /** Passes by the lines that an earlier attempt has written. */
    private static void skip(RecordSource records, long lines) throws IOException {
        for (long i = 0; i < lines; i++) {
            if (records.next() == null) {
                return;
            }
        }
    }

    private void read(RecordSource records, Supplier<Batch> batches, Mapping mapping, BatchWriter writer)
            throws IOException {
        var times = new Line.Times(mapping, zone);
        var refused = new HashMap<String, Boolean>();
        var batch = batches.get();
        var rejections = new ArrayList<Rejection>();
        long lines = 0;
        try {
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
                if (batch.isFull() || rejections.size() >= REJECTIONS) {
                    writer.write(batch, lines, rejections);
                    batch = batches.get();
                    rejections = new ArrayList<>();
                    lines = 0;
                }
            }
        } catch (IOException e) {
            // what came whole before the upload was cut off is written
            if (lines > 0) {
                writer.write(batch, lines, rejections);
            }
            throw e;
        }
        if (lines > 0) {
            writer.write(batch, lines, rejections);
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

    private void finish(Request request, long job) {
        if (request.kind() == ImportKind.ORDERS && Patience.call(() -> jobs.metOthers(job))) {
            for (var after = cut(request, job, ""); after != null; ) {
                after = cut(request, job, after);
            }
        } else if (request.kind() == ImportKind.ORDERS) {
            Patience.run(() -> orders.abandon(job)); // nothing is longer than it was brought
        }
        if (request.kind() == ImportKind.ORDERS || request.kind() == ImportKind.INTERACTIONS) {
            Patience.run(() -> due.renewAll(() -> jobs.work(job)));
            Patience.run(scores::renew);
        }
    }

    private @Nullable String cut(Request request, long job, String after) {
        return Patience.<@Nullable String>call(() -> orders.finish(job, request.source(), after));
    }

    private void fail(ImportJobs.Attempt attempt, String error) {
        end(attempt, ImportJob.State.FAILED, error);
    }

    /** How far the orders are is kept, for who goes on; what came counts. */
    private void end(ImportJobs.Attempt attempt, ImportJob.State state, String error) {
        try {
            due.renewAll();
            jobs.end(attempt, state, error);
        } catch (RuntimeException e) {
            LOG.errorf(e, "import %d could not be marked as failed", attempt.job());
        }
    }
}
