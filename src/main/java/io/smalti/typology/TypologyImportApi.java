package io.smalti.typology;

import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import io.smalti.typology.ImportTypologyPayload.Problem;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Taking in a company's own typology, or a licensed one. */
@GraphQLApi
public class TypologyImportApi {
    private static final Set<String> NAMES = Set.of(
            TypologyFiles.SCHEME,
            TypologyFiles.MUNICIPALITIES,
            TypologyFiles.POSTCODES,
            TypologyFiles.CELLS,
            TypologyFiles.INDEX);

    private final TypologyLoader loader;
    private final Typologies typologies;

    TypologyImportApi(TypologyLoader loader, Typologies typologies) {
        this.loader = loader;
        this.typologies = typologies;
    }

    @Mutation
    @Access({Role.MARKETER, Role.STEWARD})
    @Description(
            "Takes in a typology, whole or not at all; it stands beside the others, and a version never changes. In a country"
                    + " that has no active one it becomes active")
    public ImportTypologyPayload importTypology(@NonNull ImportTypology input) {
        var contents = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < input.files().size(); i++) {
            var file = input.files().get(i);
            var name = file.name().matches("postcodes(_[a-z]{2})?\\.csv") ? TypologyFiles.POSTCODES : file.name();
            if (!NAMES.contains(name) || contents.put(name, file.content().getBytes(StandardCharsets.UTF_8)) != null) {
                return refused(
                        Problem.Code.UNKNOWN_FILE,
                        "no file of a typology, or one that is there twice: " + name,
                        List.of("files", Integer.toString(i), "name"),
                        name,
                        0);
            }
        }
        try {
            int key = loader.take(new TypologyFiles(contents));
            return new ImportTypologyPayload(typologies.renewed(key), List.of());
        } catch (TypologyRefused e) {
            return refused(Problem.Code.INVALID_FILE, e.getMessage(), List.of("files"), e.file(), e.line());
        } catch (TypologyVersionTaken e) {
            return refused(Problem.Code.VERSION_TAKEN, e.getMessage(), List.of("files"), TypologyFiles.SCHEME, 0);
        }
    }

    private static ImportTypologyPayload refused(
            Problem.Code code, @Nullable String message, List<String> path, String file, long line) {
        return new ImportTypologyPayload(
                null,
                List.of(new Problem(
                        code,
                        Objects.requireNonNullElse(message, "wrong"),
                        path,
                        file,
                        line == 0 ? null : Math.toIntExact(line))));
    }
}
