package io.smalti.customer.moment;

import io.smallrye.graphql.api.Nullable;
import io.smalti.customer.Problem;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What an order or an interaction must be like to be recorded. A reason is a code that does not change. */
@Singleton
class ContactChecks {
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000_000_000L);
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    static final int LINES = 10_000;
    private static final int AT_ONCE = 1_000;

    private final Clock clock;

    ContactChecks(Clock clock) {
        this.clock = clock;
    }

    /** @param whole whether all lines are there, so that total and sign can be judged */
    List<Problem> of(RecordOrder order, boolean whole) {
        var problems = new ArrayList<Problem>();
        head(order, problems);
        var lines = order.linesOrNone();
        if (lines.isEmpty() && order.total() == null) {
            problems.add(new Problem("lines", "MISSING", "an order needs lines or a total"));
        }
        if (lines.size() > LINES) {
            problems.add(new Problem("lines", "TOO_MANY", "an order has at most 10,000 lines"));
        }
        if (order.total() != null && !plain(order.total())) {
            problems.add(new Problem("total", "OUT_OF_RANGE", "no order is worth that much"));
        }
        for (int i = 0; i < lines.size() && problems.size() < 10; i++) {
            line(lines.get(i), order.kindOrPurchase(), "lines." + i + ".", problems);
        }
        if (problems.isEmpty() && whole) {
            amount(order, problems);
        }
        return problems;
    }

    /** The first thing wrong with an order of which one line is known. */
    @Nullable
    Problem of(RecordOrder order, RecordLine line) {
        var problems = new ArrayList<Problem>(0);
        head(order, problems);
        line(line, order.kindOrPurchase(), "", problems);
        return problems.isEmpty() ? null : problems.getFirst();
    }

    private void head(RecordOrder order, List<Problem> problems) {
        id(order.externalId(), "externalId", problems);
        id(order.customer(), "customer", problems);
        time(order.placedAt(), "placedAt", problems);
        if (order.currency() != null && !CURRENCY.matcher(order.currency()).matches()) {
            problems.add(new Problem("currency", "INVALID", "an ISO 4217 code has three capitals, for example EUR"));
        }
    }

    List<Problem> of(RecordInteraction interaction) {
        var problems = new ArrayList<Problem>();
        id(interaction.externalId(), "externalId", problems);
        id(interaction.customer(), "customer", problems);
        time(interaction.occurredAt(), "occurredAt", problems);
        var score = interaction.score();
        if (score != null && (score < 0 || score > 10)) {
            problems.add(new Problem("score", "OUT_OF_RANGE", "a score lies between 0 and 10"));
        }
        text(interaction.subject(), 1_000, "subject", problems);
        return problems;
    }

    /** At most 1,000 of each; a problem says which of them it is about. */
    List<Problem> of(List<RecordOrder> orders, List<RecordInteraction> interactions) {
        var problems = new ArrayList<Problem>();
        if (orders.size() > AT_ONCE || interactions.size() > AT_ONCE) {
            problems.add(new Problem(
                    orders.size() > AT_ONCE ? "orders" : "interactions", "TOO_MANY", "may be at most 1,000"));
            return problems;
        }
        for (int i = 0; i < orders.size(); i++) {
            var at = "orders." + i + ".";
            of(orders.get(i), true).forEach(problem -> problems.add(problem.below(at)));
        }
        for (int i = 0; i < interactions.size(); i++) {
            var at = "interactions." + i + ".";
            of(interactions.get(i)).forEach(problem -> problems.add(problem.below(at)));
        }
        return problems;
    }

    private static void line(RecordLine line, OrderKind kind, String path, List<Problem> problems) {
        id(line.product(), path + "product", problems);
        text(line.description(), 1_000, path + "description", problems);
        if (line.quantity() == 0) {
            problems.add(new Problem(path + "quantity", "ZERO", "a line without pieces says nothing"));
        } else if (kind == OrderKind.PURCHASE ? line.quantity() < 0 : line.quantity() > 0) {
            problems.add(new Problem(
                    path + "quantity", "WRONG_SIGN", "pieces are above 0 when bought, below 0 when returned"));
        }
        if (!plain(line.unitPrice()) || line.amount().abs().compareTo(MOST) >= 0) {
            problems.add(new Problem(path + "unitPrice", "OUT_OF_RANGE", "no line is worth that much"));
        }
    }

    private static void amount(RecordOrder order, List<Problem> problems) {
        int sign = order.amount().signum();
        if (order.kindOrPurchase() == OrderKind.PURCHASE ? sign < 0 : sign > 0) {
            problems.add(new Problem("total", "WRONG_SIGN", "a purchase is not negative, a return not positive"));
        }
        if (order.amount().abs().compareTo(MOST) >= 0) {
            problems.add(new Problem("total", "OUT_OF_RANGE", "no order is worth that much"));
        }
    }

    /** Neither huge nor absurdly exact; asked before any arithmetic, which "1e999999999" would keep busy for hours. */
    private static boolean plain(BigDecimal value) {
        return value.precision() <= 40
                && value.scale() >= -12
                && value.scale() <= 40
                && value.abs().compareTo(MOST) < 0;
    }

    private static void id(String value, String field, List<Problem> problems) {
        if (value.isBlank()) {
            problems.add(new Problem(field, "MISSING", field + " is empty"));
        } else {
            text(value, 200, field, problems);
        }
    }

    private static void text(@Nullable String value, int most, String field, List<Problem> problems) {
        if (value != null && value.length() > most) {
            problems.add(new Problem(field, "TOO_LONG", "at most " + most + " characters"));
        } else if (value != null && value.indexOf('\0') >= 0) {
            problems.add(new Problem(field, "INVALID", "a text has no NUL character"));
        }
    }

    private void time(Instant value, String field, List<Problem> problems) {
        if (value.isBefore(Instant.EPOCH)) {
            problems.add(new Problem(field, "BEFORE_1970", "nothing is recorded from before 1970"));
        } else if (value.isAfter(clock.instant().plus(SKEW))) {
            problems.add(new Problem(field, "IN_THE_FUTURE", "it has not happened yet"));
        }
    }
}
