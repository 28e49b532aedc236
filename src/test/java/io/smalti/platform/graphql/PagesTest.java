package io.smalti.platform.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.database.Sql;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class PagesTest {
    private static final int RUNS = 25;
    private static final Keyset KEYSET = Keyset.descending(
            new Keyset.Key("score", "numeric"), new Keyset.Key("name", "text"), new Keyset.Key("id", "bigint"));
    private static final Pages.Selection ALL = selection("parent = 0 and ?", true);

    @Inject
    Pages pages;

    @Inject
    Sql sql;

    private static Pages.Selection selection(String where, Object... arguments) {
        return new Pages.Selection("id", "test_paged", where, List.of(arguments));
    }

    @BeforeEach
    void empty() {
        sql.update("create table if not exists test_paged (id bigint generated always as identity primary key,"
                + " parent bigint not null, score numeric not null, name text not null)");
        sql.update("truncate test_paged");
    }

    @Test
    void meetsEveryRowOnceWhateverHappensMeanwhile() {
        for (int run = 0; run < RUNS; run++) {
            meetsEveryRowOnce(new Random(run), run % 2 == 0);
        }
    }

    private void meetsEveryRowOnce(Random random, boolean forward) {
        empty();
        insert(random, random.nextInt(40));
        var lasting = new HashSet<>(ids());
        var seen = new ArrayList<Long>();
        String cursor = null;
        while (true) {
            int size = random.nextInt(6);
            var page = page(
                    forward ? size : null, forward ? cursor : null, forward ? null : size, forward ? null : cursor);
            seen.addAll(forward ? page.nodes() : page.nodes().reversed());
            checkNeighbours(page, cursor, forward);
            var end = forward ? page.info().endCursor() : page.info().startCursor();
            if (end != null) {
                cursor = end;
            }
            boolean more = forward ? page.info().hasNextPage() : page.info().hasPreviousPage();
            if (!more) {
                break;
            }
            if (random.nextInt(3) > 0) {
                insert(random, random.nextInt(4));
                sql.update("delete from test_paged where id % 11 = ?", (long) random.nextInt(11));
                lasting.retainAll(ids());
            }
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(lasting);
    }

    /** What the page says of its neighbours is what the whole list, read at the same moment, says. */
    private void checkNeighbours(Page<Long> page, @Nullable String cursor, boolean forward) {
        var all = ids();
        if (!page.nodes().isEmpty()) {
            int first = all.indexOf(page.nodes().getFirst());
            assertThat(all.subList(first, first + page.nodes().size())).isEqualTo(page.nodes());
            assertThat(page.info().hasPreviousPage()).isEqualTo(first > 0);
            assertThat(page.info().hasNextPage()).isEqualTo(first + page.nodes().size() < all.size());
        } else if (cursor == null) {
            boolean there = !all.isEmpty();
            assertThat(forward ? page.info().hasNextPage() : page.info().hasPreviousPage())
                    .isEqualTo(there);
            assertThat(forward ? page.info().hasPreviousPage() : page.info().hasNextPage())
                    .isFalse();
        } else {
            assertThat(page.info().hasPreviousPage() || page.info().hasNextPage())
                    .isEqualTo(!all.isEmpty());
        }
    }

    @Test
    void readsTheHeadOfAnOrderAsAPartOfTheWhole() {
        var random = new Random(11);
        for (int run = 0; run < RUNS; run++) {
            empty();
            insert(random, random.nextInt(30));
            var head = KEYSET.withHead(
                    "score > " + random.nextInt(4), KEYSET.keys().toArray(Keyset.Key[]::new));
            @Nullable String cursor = null;
            do {
                int size = random.nextInt(1, 6);
                for (var request : List.of(request(size, cursor, null, null), request(null, null, size, cursor))) {
                    assertThat(pages.read(ALL, head, request, row -> row.longValue(1)))
                            .isEqualTo(pages.read(ALL, KEYSET, request, row -> row.longValue(1)));
                }
                cursor = page(size, cursor, null, null).info().endCursor();
            } while (cursor != null);
        }
    }

    @Test
    void readsThePagesOfManyParentsAsOneByOne() {
        var random = new Random(7);
        for (int i = 0; i < 60; i++) {
            insertInto(random, 1 + random.nextInt(5), "n");
        }
        var each = selection("parent = p.parent and ?", true);
        var parents = List.of(1L, 2L, 3L, 4L, 5L, 6L, 2L);
        @Nullable
        String[] cursors = {
            null,
            pages.read(selection("parent = ?", 3L), KEYSET, request(9, null, null, null), row -> row.longValue(1))
                    .info()
                    .endCursor()
        };
        for (var cursor : cursors) {
            for (var request : List.of(
                    request(3, cursor, null, null), request(null, null, 4, cursor), request(0, cursor, null, null))) {
                Map<Long, Page<Long>> expected = new HashMap<>();
                parents.forEach(parent -> expected.put(
                        parent, pages.read(selection("parent = ?", parent), KEYSET, request, row -> row.longValue(1))));
                assertThat(pages.readEach(parents, each, KEYSET, request, row -> row.longValue(1)))
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "MTIz", "===", "é"})
    void refusesACursorThatIsNone(String cursor) {
        assertThatThrownBy(() -> page(1, cursor, null, null)).isInstanceOf(InvalidPage.class);
    }

    @Test
    void refusesACursorThatWasTamperedWith() {
        insert(new Random(1), 5);
        var cursor = page(2, null, null, null).info().endCursor();
        var bytes = Base64.getUrlDecoder().decode(cursor);
        bytes[bytes.length - 1] ^= 1;
        var tampered = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertThatThrownBy(() -> page(2, tampered, null, null)).isInstanceOf(InvalidPage.class);
    }

    @Test
    void refusesACursorOfAnotherList() {
        insert(new Random(1), 5);
        var foreign = PageRequest.of("other", 2, null, null, null).cursor(List.of("1", "a", "1"));
        assertThatThrownBy(() -> page(2, foreign, null, null)).isInstanceOf(InvalidPage.class);
        for (var values : List.of(List.of("1"), List.of("x", "a", "1"), List.of("1", "a", "99999999999999999999"))) {
            var forged = PageRequest.of("paged", 2, null, null, null).cursor(values);
            assertThatThrownBy(() -> page(2, forged, null, null)).isInstanceOf(InvalidPage.class);
        }
    }

    @Test
    void refusesArgumentsThatMakeNoSense() {
        assertThatThrownBy(() -> page(-1, null, null, null)).isInstanceOf(InvalidPage.class);
        assertThatThrownBy(() -> page(100_000, null, null, null)).isInstanceOf(InvalidPage.class);
        assertThatThrownBy(() -> page(1, null, 1, null)).isInstanceOf(InvalidPage.class);
    }

    @Test
    void countsExactlyThenEstimates() {
        sql.update("insert into test_paged (parent, score, name) select 0, n, 'n' from generate_series(1, 10000) n");
        assertThat(pages.count(ALL)).isEqualTo(new Count(10_000, Count.Precision.EXACT));
        sql.update("insert into test_paged (parent, score, name) select 0, n, 'n' from generate_series(1, 10000) n");
        sql.update("analyze test_paged");
        var count = pages.count(ALL);
        assertThat(count.precision()).isEqualTo(Count.Precision.ESTIMATE);
        assertThat(count.value()).isBetween(10_001, 40_000);
    }

    private Page<Long> page(
            @Nullable Integer first, @Nullable String after, @Nullable Integer last, @Nullable String before) {
        return pages.read(ALL, KEYSET, request(first, after, last, before), row -> row.longValue(1));
    }

    private static PageRequest request(
            @Nullable Integer first, @Nullable String after, @Nullable Integer last, @Nullable String before) {
        return PageRequest.of("paged", first, after, last, before);
    }

    private List<Long> ids() {
        return sql.list(
                "select id from test_paged where parent = 0 order by score desc, name desc, id desc",
                row -> row.longValue(1));
    }

    private void insert(Random random, int rows) {
        for (int i = 0; i < rows; i++) {
            insertInto(random, 0, new String[] {"a", "b\nc", "", "é😀"}[random.nextInt(4)]);
        }
    }

    private void insertInto(Random random, long parent, String name) {
        sql.update("insert into test_paged (parent, score, name) values (?, ?, ?)", parent, random.nextInt(4), name);
    }
}
