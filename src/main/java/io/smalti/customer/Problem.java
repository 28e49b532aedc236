package io.smalti.customer;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Why an item, or one value of it, was not taken.
 *
 * @param field what it is about: a trait code, {@code externalId}, {@code identifiers}, {@code organisation}, …
 * @param reason a code in capitals, for example {@code IN_THE_FUTURE}
 * @param message for people; never repeats the value, which may be personal
 */
@RegisterForReflection
public record Problem(String field, String reason, String message) {
    /** The same of a part of something larger. */
    public Problem below(String path) {
        return new Problem(path + field, reason, message);
    }
}
