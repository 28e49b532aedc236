package io.smalti.campaign.matrix;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smalti.customer.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a file of wordings. */
@RegisterForReflection
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class MatrixReport {
    long lines;
    int created;
    int updated;
    int unchanged;
    int rejected;
    final List<Rejection> rejections = new ArrayList<>();

    /**
     * One thing that is wrong with a row.
     *
     * @param line of the file, counted from 1
     * @param position in a text the character concerned, counted from 1
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rejection(
            long line,
            String field,
            String code,
            String message,
            @Nullable Integer position) {}

    void count(Outcome outcome) {
        switch (outcome) {
            case CREATED -> created++;
            case UPDATED -> updated++;
            case UNCHANGED -> unchanged++;
            case REJECTED -> rejected++;
        }
    }

    /** A row that could not be read at all. */
    void rejected(long line, String field, String code, String message) {
        lines++;
        rejected++;
        rejections.add(new Rejection(line, field, code, message, null));
    }
}
