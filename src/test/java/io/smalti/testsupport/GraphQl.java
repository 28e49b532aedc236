package io.smalti.testsupport;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.smalti.platform.graphql.Role;
import java.util.LinkedHashMap;
import java.util.Map;

/** Posts GraphQL as a client does; reads data, or what went wrong. */
public record GraphQl(String token) {
    /** Without a token: in tests, as in dev, that is an admin. */
    public static final GraphQl ADMIN = new GraphQl(null);

    public static GraphQl as(Role... roles) {
        return new GraphQl(Tokens.of(roles));
    }

    public record Answer(JsonPath json) {
        /** A value below data, for example {@code customer.name}; fails when there are errors. */
        public <T> T data(String path) {
            if (json.get("errors") != null) {
                throw new AssertionError("errors: " + json.get("errors"));
            }
            return json.get("data." + path);
        }

        /** A value below data whether or not there are errors beside it. */
        public <T> T partial(String path) {
            return json.get("data." + path);
        }

        /** The code of the first error; null without errors. */
        public String error() {
            return json.get("errors[0].extensions.code");
        }

        public String message() {
            return json.get("errors[0].message");
        }
    }

    public Answer query(String query) {
        return query(query, Map.of());
    }

    public Answer query(String query, Map<String, ?> variables) {
        var body = new LinkedHashMap<String, Object>();
        body.put("query", query);
        body.put("variables", variables);
        var request = given().contentType("application/json").accept("application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return new Answer(request.body(body).post("/graphql").jsonPath());
    }
}
