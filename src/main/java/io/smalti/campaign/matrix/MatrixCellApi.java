package io.smalti.campaign.matrix;

import io.smalti.platform.Transactional;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** The people behind the cells of a matrix. */
@GraphQLApi
public class MatrixCellApi {
    private final Audiences audiences;

    MatrixCellApi(Audiences audiences) {
        this.audiences = audiences;
    }

    @Transactional
    @Access({Role.CAMPAIGN, Role.MARKETER})
    @Description(
            "People of the audience of whom exactly this may be used, as last counted: in the row of a type those whose type is"
                    + " certain enough, in that of a group those of whom only the group is")
    public List<@Nullable Integer> people(@Source List<MatrixCell> cells) {
        var counts = audiences.count(
                cells.stream().map(MatrixCell::audience).distinct().toList());
        var answer = new ArrayList<@Nullable Integer>();
        for (var cell : cells) {
            var people = Objects.requireNonNull(counts.get(cell.audience()));
            answer.add(people.by().getOrDefault(cell.standing(), 0));
        }
        return answer;
    }
}
