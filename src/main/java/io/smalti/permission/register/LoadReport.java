package io.smalti.permission.register;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;

/** What became of a file of addresses. */
@RegisterForReflection
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
final class LoadReport {
    private static final int SHOWN = 1_000;

    final String register;
    boolean complete;
    long lines;
    long added;
    long unchanged;
    long removed;
    long rejected;
    final List<Rejection> rejections = new ArrayList<>();

    LoadReport(String register) {
        this.register = register;
    }

    /** @param line of the file, counted from 1 */
    @RegisterForReflection
    record Rejection(long line, String field, String code, String message) {}

    /** Of many only the first are named. */
    void reject(long line, String field, String code, String message) {
        rejected++;
        if (rejections.size() < SHOWN) {
            rejections.add(new Rejection(line, field, code, message));
        }
    }
}
