package io.smalti.customer.organisation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.smalti.customer.CustomersChanged;
import io.smalti.customer.FormerValue;
import io.smalti.customer.HistoryOf;
import io.smalti.customer.HistoryWrites;
import io.smalti.customer.Identifiers;
import io.smalti.customer.Origin;
import io.smalti.customer.Outcome;
import io.smalti.customer.Problem;
import io.smalti.customer.Source;
import io.smalti.customer.Upserted;
import io.smalti.platform.database.Sql;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Creates and changes organisations; their contacts are told of a change. */
@Singleton
class OrganisationEdits implements PanacheRepositoryBase<OrganisationEntity, Long> {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Sql sql;
    private final HistoryWrites history;
    private final Clock clock;
    private final Event<CustomersChanged> changes;

    OrganisationEdits(Sql sql, HistoryWrites history, Clock clock, Event<CustomersChanged> changes) {
        this.sql = sql;
        this.history = history;
        this.clock = clock;
        this.changes = changes;
    }

    /** @param nulls by the position of an item, the names of what is taken back */
    List<Upserted> upsert(List<OrganisationFacts> items, List<Set<String>> nulls, Source source) {
        var now = clock.instant();
        // one at a time per external id, whoever else is at it
        items.stream()
                .map(OrganisationFacts::externalId)
                .distinct()
                .sorted()
                .forEach(id -> sql.list("select pg_advisory_xact_lock(hashtextextended(?, 7001))", row -> 1, id));
        Map<String, OrganisationEntity> known = new HashMap<>();
        list(
                        "externalId in ?1",
                        items.stream()
                                .map(OrganisationFacts::externalId)
                                .distinct()
                                .toList())
                .forEach(entity -> known.put(entity.externalId, entity));
        var answers = new ArrayList<Upserted>();
        var changed = new ArrayList<Long>();
        var former = new HashMap<Long, List<FormerValue>>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var entity = known.get(item.externalId());
            var voice = OrganisationVoice.of(item, source, i < nulls.size() ? nulls.get(i) : Set.of(), now);
            var problems = problems(item, entity == null, now);
            if (!problems.isEmpty()) {
                answers.add(Upserted.rejected(problems));
                continue;
            }
            var outcome = Outcome.UNCHANGED;
            if (entity == null) {
                entity = new OrganisationEntity();
                entity.externalId = item.externalId();
                entity.createdAt = now;
                entity.updatedAt = now;
                entity.take(item, voice, new ArrayList<>());
                persist(entity);
                known.put(item.externalId(), entity);
                outcome = Outcome.CREATED;
            } else if (entity.take(item, voice, former.computeIfAbsent(entity.id, id -> new ArrayList<>()))) {
                entity.updatedAt = now;
                outcome = Outcome.UPDATED;
                changed.add(Objects.requireNonNull(entity.id));
            }
            answers.add(new Upserted(outcome, entity.id, List.of()));
        }
        flush();
        history.append(HistoryOf.ORGANISATIONS, former, now);
        tellContacts(changed);
        return answers;
    }

    private void tellContacts(List<Long> changed) {
        if (!changed.isEmpty()) {
            var contacts = sql.list(
                    "select id from customer where organisation_id = any(?)", row -> row.longValue(1), changed);
            if (!contacts.isEmpty()) {
                changes.fire(new CustomersChanged(contacts));
            }
        }
    }

    private static List<Problem> problems(OrganisationFacts item, boolean isNew, Instant now) {
        var problems = new ArrayList<Problem>();
        var rubbish = Identifiers.problem("externalId", item.externalId());
        if (rubbish != null) {
            problems.add(rubbish);
        }
        if (isNew
                ? item.name() == null || item.name().isBlank()
                : item.name() != null && item.name().isBlank()) {
            problems.add(new Problem("name", "REQUIRED", "is needed for a new organisation, and never blank"));
        }
        if (item.country() != null && !COUNTRIES.contains(item.country())) {
            problems.add(
                    new Problem("country", "UNKNOWN_COUNTRY", "is no ISO 3166-1 code of two letters, for example BE"));
        }
        if (item.industry() != null && Nace.normal(item.industry()) == null) {
            problems.add(new Problem(
                    "industry",
                    "UNKNOWN_INDUSTRY",
                    "is no code of NACE Rev. 2.1 (divisions 01 to 99), for example 47.91"));
        }
        if (item.origin() == Origin.INFERRED) {
            problems.add(new Problem("origin", "NOT_STORABLE", "what is inferred is never stored"));
        }
        if (item.confidence() != null && !(item.confidence() >= 0 && item.confidence() <= 1)) {
            problems.add(new Problem("confidence", "OUT_OF_RANGE", "must be from 0 to 1"));
        }
        if (item.observedAt() != null && item.observedAt().isAfter(now.plusSeconds(300))) {
            problems.add(new Problem("observedAt", "IN_THE_FUTURE", "lies in the future"));
        }
        if (item.employees() != null && item.employees() < 0) {
            problems.add(new Problem("employees", "OUT_OF_RANGE", "must not be negative"));
        }
        Stream.of(item.annualRevenue(), item.quarterlyRevenue(), item.marketingBudget())
                .filter(Objects::nonNull)
                .filter(amount -> amount.abs().compareTo(BigDecimal.TEN.pow(13)) >= 0)
                .forEach(amount -> problems.add(new Problem("annualRevenue", "OUT_OF_RANGE", "is too large")));
        Stream.of(item.name(), item.industry(), item.headOffice(), item.culture(), item.targetAudience())
                .filter(Objects::nonNull)
                .filter(text -> text.length() > 2000 || text.indexOf('\0') >= 0)
                .forEach(text -> problems.add(new Problem("name", "BROKEN_TEXT", "is too long or no text")));
        return problems;
    }
}
