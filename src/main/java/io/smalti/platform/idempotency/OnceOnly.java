package io.smalti.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.smalti.platform.Transactional;
import io.smalti.platform.database.Json;
import io.smalti.platform.database.Sql;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does a write once for each key, and repeats its answer for a week. */
@Singleton
public class OnceOnly {
    private static final int LONGEST = 200;

    private final Sql sql;
    private final ObjectMapper json;

    OnceOnly(Sql sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json.copy().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }

    private record Known(String request, String answer) {}

    /**
     * What the work answers; or, when it was done with this key before, what it answered then. Whoever comes with the
     * same key meanwhile waits for the first. The key is noted in the transaction of the work: when that fails, the write
     * may be tried again.
     *
     * @param key null: the work is done whatever was before
     * @param operation whose keys are meant
     * @param input the same for the same key
     */
    @Transactional
    public <T> T answer(@Nullable String key, String operation, Object input, TypeReference<T> type, Supplier<T> work) {
        if (key == null) {
            return work.get();
        }
        if (key.isBlank() || key.length() > LONGEST || key.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidIdempotencyKey();
        }
        try {
            var request = digest(json.writeValueAsString(input));
            sql.list("select pg_advisory_xact_lock(hashtextextended(?, 7003))", row -> 1, operation + ' ' + key);
            var known = sql.first(
                    "select encode(request, 'hex'), answer::text from idempotent_write where operation = ? and key = ?",
                    row -> new Known(row.text(1), row.text(2)),
                    operation,
                    key);
            if (known != null && !known.request().equals(request)) {
                throw new IdempotencyKeyReused();
            }
            if (known != null) {
                return json.readValue(known.answer(), type);
            }
            var answer = work.get();
            sql.update("delete from idempotent_write where written_at < now() - interval '7 days'");
            sql.update(
                    "insert into idempotent_write (operation, key, request, answer) values (?, ?, decode(?, 'hex'), ?)",
                    operation,
                    key,
                    request,
                    new Json(json.writeValueAsString(answer)));
            return answer;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("neither input nor answer holds what JSON cannot", e);
        }
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return java.util.HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
