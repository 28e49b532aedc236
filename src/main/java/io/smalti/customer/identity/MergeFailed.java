package io.smalti.customer.identity;

/** Within this package: a fact why there is no merge, on its way to the payload. */
final class MergeFailed extends Exception {
    private static final long serialVersionUID = 1L;
    final transient MergeError error;

    MergeFailed(MergeError.Code code, String field, String message) {
        super(message, null, false, false);
        error = MergeError.of(code, field, message);
    }
}
