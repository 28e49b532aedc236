package io.smalti.campaign.matrix;

import io.smalti.campaign.writing.CampaignError;
import io.smalti.platform.DomainException;
import java.util.List;
import java.util.Map;

/** A file of wordings is refused as a whole: nothing of it was written. */
final class MatrixRefused extends DomainException {
    private static final long serialVersionUID = 1L;

    private final transient List<Map<String, String>> facts;

    MatrixRefused(String code, String message) {
        super(message);
        facts = List.of(Map.of("code", code, "message", message));
    }

    MatrixRefused(List<CampaignError> errors) {
        super(errors.getFirst().message());
        facts = errors.stream()
                .map(error -> Map.of("code", error.code().name(), "message", error.message()))
                .toList();
    }

    /** Code and message of each. */
    List<Map<String, String>> facts() {
        return facts;
    }
}
