package io.smalti.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smalti.platform.database.Sql;
import io.smalti.platform.graphql.GlobalId;
import io.smalti.platform.graphql.Role;
import io.smalti.testsupport.OpenAnswer;
import io.smalti.testsupport.TestDatabase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What an import refused, as a download. */
@QuarkusTest
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class RejectionsTest {
    @Inject
    Sql sql;

    /** A part of the rejections never looks like all of them; before the first byte it is said what is wrong. */
    @Test
    void cutsRejectionsOffWhenTheyCannotBeReadOn() throws IOException {
        var imported = given().contentType("text/csv; charset=UTF-8")
                .body("customer,income\nrj-1,much\n".getBytes(StandardCharsets.UTF_8))
                .post("/imports/customers?source=CRM");
        sql.update("""
                insert into import_rejection (import_id, line, reason, detail)
                select ?, n, 'ZERO', repeat('never so ', 500) from generate_series(100, 12000) n""", GlobalId.number(imported.path("id"), "Job"));
        String path = imported.path("rejections");
        try (var answer = new OpenAnswer(Role.STEWARD, path, null)) {
            assertThat(answer.next()).startsWith("line,");
            sql.update("alter table import_rejection rename to import_rejection_away");
            assertThatThrownBy(answer::rest).isInstanceOf(IOException.class);
            assertThat(given().get(path).statusCode()).isEqualTo(500);
            assertThat(given().get(path).jsonPath().getString("code")).isEqualTo("INTERNAL");
        } finally {
            sql.update("alter table if exists import_rejection_away rename to import_rejection");
        }
        try (var answer = new OpenAnswer(Role.STEWARD, path, null)) {
            assertThat(answer.rest()).isEqualTo(1 + 1 + 11_901);
        }
    }
}
