package io.smalti.typology;

import io.smallrye.graphql.api.Nullable;
import io.smalti.platform.graphql.Access;
import io.smalti.platform.graphql.Role;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Access({Role.MARKETER, Role.STEWARD})
@Description("The typology beside those that were there; it types nobody before retypeCustomers")
public record ImportTypologyPayload(
        @Nullable @Description("Null when it was refused; nothing of it is kept then")
        Typology typology,

        List<@NonNull Problem> userErrors) {

    @org.eclipse.microprofile.graphql.Type("TypologyError")
    @Access({Role.MARKETER, Role.STEWARD})
    @Description("The first thing that is wrong with the files of a typology")
    public record Problem(
            Code code,
            String message,
            List<@NonNull String> path,
            @Nullable @Description("The file it is in") String file,

            @Nullable @Description("The line it is in, from 1; null when it is about the whole file")
            Integer line) {

        @org.eclipse.microprofile.graphql.Enum("TypologyErrorCode")
        @Description("What is wrong with the files of a typology")
        public enum Code {
            @Description("something in a file is wrong; nothing was taken")
            INVALID_FILE,
            @Description("no file of a typology has this name")
            UNKNOWN_FILE,
            @Description("the version is there with other contents")
            VERSION_TAKEN
        }
    }
}
