package io.smalti.segment.explanation;

import static io.smalti.platform.graphql.Role.FRONTEND;
import static io.smalti.platform.graphql.Role.MARKETER;
import static io.smalti.platform.graphql.Role.STEWARD;

import io.smalti.customer.completeness.Question;
import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.segment.Segment;
import io.smalti.segment.SegmentRepository;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** What an answer may open. */
@GraphQLApi
public class UnlockedSegmentsApi {
    private final SegmentRepository repository;

    UnlockedSegmentsApi(SegmentRepository repository) {
        this.repository = repository;
    }

    @Transactional
    @Access({FRONTEND, MARKETER, STEWARD})
    @Description(
            "The segments that the person may come into by the answer, by key: nothing that is known, and no other gap, stands in the way")
    public List<@NonNull List<@NonNull Segment>> unlocks(@Source List<@NonNull Question> questions) {
        var keys = new HashSet<String>();
        questions.forEach(question -> keys.addAll(question.unlocked()));
        var found = repository.byKeys(List.copyOf(keys)).stream()
                .collect(Collectors.toMap(Segment::key, Function.identity()));
        return questions.stream()
                .map(question -> question.unlocked().stream()
                        .map(found::get)
                        .filter(Objects::nonNull)
                        .toList())
                .toList();
    }
}
