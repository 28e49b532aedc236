package io.smalti.platform.graphql;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.DomainException;
import io.smalti.platform.Transactional;
import io.smalti.platform.database.Sql;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.eclipse.microprofile.graphql.Type;

/** Shelves of books: a schema to try the platform with. */
@GraphQLApi
public class ShelfApi {
    static final int SHELVES = 4;

    /** What was called, with how many sources. */
    static final ConcurrentLinkedQueue<String> CALLS = new ConcurrentLinkedQueue<>();

    private final Sql sql;

    ShelfApi(Sql sql) {
        this.sql = sql;
    }

    @Access({})
    @Type("TestShelf")
    public record Shelf(@Id @NonNull String id, int number) implements Node {}

    @Access({})
    @Type("TestBook")
    public record Book(@NonNull String title, @Nullable Shelf shelf) {}

    @Access({})
    @Type("TestValues")
    public record Values(
            BigDecimal decimal,
            Instant instant,
            LocalDate date,
            List<LocalDate> dates,
            long whole,
            double real,
            boolean truth,
            String text,
            Role role,
            List<String> texts,
            @Nullable Integer nothing) {}

    public static final class ShelfIsLocked extends DomainException {
        private static final long serialVersionUID = 1L;

        ShelfIsLocked() {
            super("This shelf is locked");
        }
    }

    @Query("testShelves")
    @Transactional
    @Access({})
    public List<@NonNull Shelf> shelves(@DefaultValue("4") int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Shelf(GlobalId.of("TestShelf", number), number))
                .toList();
    }

    @Query("testValues")
    @CacheFor(600)
    @Access({})
    public Values values() {
        return new Values(
                new BigDecimal("12345678901234567890.10"),
                Instant.parse("2026-01-31T10:00:00.5Z"),
                LocalDate.of(2026, 2, 28),
                List.of(LocalDate.of(2026, 2, 28)),
                7,
                0.25,
                true,
                "a \"quote\", a \\, a\nline, é, 😀",
                Role.STEWARD,
                List.of("x"),
                null);
    }

    @Query("testEcho")
    @Access({})
    public String echo(BigDecimal decimal, LocalDate date, Instant instant, Double real, Role role) {
        return decimal + " " + date + " " + instant + " " + real + " " + role;
    }

    @Query("testText")
    @Access({})
    public String text(int length) {
        return "x".repeat(length);
    }

    /** Batched, with arguments. */
    @Access({})
    @Transactional
    public List<List<@NonNull Book>> books(
            @Source List<Shelf> shelves, @DefaultValue("x") String prefix, @DefaultValue("2") int first) {
        CALLS.add("books " + shelves.size() + " " + prefix);
        var titles = sql.list(
                "select shelf || '-' || n from unnest(?::bigint[]) shelf cross join generate_series(1, ?) n",
                row -> row.text(1),
                shelves.stream().map(shelf -> (long) shelf.number()).toList(),
                first);
        Map<String, List<Book>> books = titles.stream()
                .collect(Collectors.groupingBy(
                        title -> title.substring(0, title.indexOf('-')),
                        Collectors.mapping(title -> new Book(prefix + title, null), Collectors.toList())));
        return shelves.stream()
                .map(shelf -> books.getOrDefault("" + shelf.number(), List.of()))
                .toList();
    }

    /** Batched on a level below. */
    @Access({})
    public List<@Nullable String> review(@Source List<Book> books, @Nullable String by) {
        CALLS.add("review " + books.size() + " " + by);
        return books.stream()
                .<@Nullable String>map(book -> book.title() + " by " + by)
                .toList();
    }

    /** Batched, given to everything with an id. */
    @Access({})
    public List<@Nullable String> testLabel(@Source List<Node> nodes) {
        CALLS.add("label " + nodes.size());
        return nodes.stream()
                .<@Nullable String>map(node -> "label " + node.id())
                .toList();
    }

    @Access({})
    public List<@Nullable String> tooFew(@Source List<Shelf> shelves, @DefaultValue("false") boolean really) {
        return really
                ? List.of("only one")
                : new ArrayList<>(shelves.stream().map(Shelf::id).toList());
    }

    /** Answers for some and says why not for the others. */
    @Access({})
    @Transactional
    public List<@Nullable String> opened(@Source List<Shelf> shelves) throws PartialFailure {
        var values = shelves.stream().<@Nullable String>map(shelf -> "open").toList();
        throw new PartialFailure(values, Map.of(1, new ShelfIsLocked()));
    }

    /** Batched, and broken in one way or another. */
    @Access({})
    @SuppressWarnings("NullAway")
    public List<@Nullable String> broken(@Source List<Shelf> shelves, @NonNull @Name("how") String how) {
        return switch (how) {
            case "null" -> null;
            case "few" -> List.of();
            case "many" -> java.util.Collections.nCopies(shelves.size() + 1, "too many");
            case "exception" -> throw new IllegalStateException("secret");
            case "error" -> throw new AssertionError("secret");
            case "stack" -> throw new StackOverflowError();
            default -> shelves.stream().<@Nullable String>map(Shelf::id).toList();
        };
    }

    @Access({})
    @Transactional
    public @Nullable String locked(@Source Shelf shelf) {
        if (shelf.number() % 2 == 0) {
            throw new ShelfIsLocked();
        }
        return "open";
    }

    @Query("testFault")
    @Access({})
    @Transactional
    public @Nullable String fault(@Name("kind") String kind) throws Exception {
        return switch (kind) {
            case "sql" -> sql.first("select 1 / 0 from pg_class, secret_table", row -> row.text(1));
            case "one" -> sql.first("select 'one'", row -> row.text(1));
            case "many" ->
                sql.with(connection -> {
                    try (var statement = connection.createStatement()) {
                        statement.execute("savepoint many; rollback to savepoint many");
                    }
                    return kind;
                });
            case "slowly" -> sql.first("select pg_sleep(2)", row -> row.text(1));
            case "slow" -> sql.first("select pg_sleep(20)", row -> row.text(1));
            case "checked" -> throw new java.io.IOException("secret.file cannot be read");
            case "error" -> throw new NoClassDefFoundError("io/smalti/Secret");
            case "stack" -> throw new StackOverflowError();
            case "locked" -> throw new ShelfIsLocked();
            case "write" -> sql.first("create table secret_table ()", row -> row.text(1));
            default -> kind;
        };
    }

    /** Tells transactions apart. */
    @Query("testSnapshot")
    @Access({})
    @Transactional
    public @Nullable String snapshot() {
        return sql.first(
                "select pg_current_snapshot() || ' ' || current_setting('transaction_isolation') || ' '"
                        + " || current_setting('transaction_read_only') || ' ' || now()",
                row -> row.text(1));
    }

    @Mutation("testWrite")
    @Access({})
    @Transactional
    public @Nullable String write(String key, boolean fail) {
        sql.update("create table if not exists test_written (key text)");
        sql.update("insert into test_written values (?)", key);
        if (fail) {
            throw new ShelfIsLocked();
        }
        return current();
    }

    private @Nullable String current() {
        return sql.first(
                "select current_setting('transaction_isolation') || ' ' || (select string_agg(key, ',' order by key)"
                        + " from test_written)",
                row -> row.text(1));
    }

    @jakarta.enterprise.context.ApplicationScoped
    public static class Shelves implements NodeSource {
        @Override
        public String type() {
            return "TestShelf";
        }

        @Override
        public Map<String, Shelf> load(Collection<String> keys) {
            CALLS.add("load " + keys.size());
            return keys.stream()
                    .collect(Collectors.toMap(
                            key -> key, key -> new Shelf(GlobalId.of("TestShelf", key), Integer.parseInt(key))));
        }
    }
}
