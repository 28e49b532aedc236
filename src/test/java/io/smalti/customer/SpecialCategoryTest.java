package io.smalti.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialCategoryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "religion",
                "Godsdienst",
                "ethnic_origin",
                "Etnische afkomst",
                "nationality",
                "Staatsangehörigkeit",
                "nationalité",
                "nasjonalitet",
                "healthStatus",
                "santé",
                "helse",
                "Gesundheitszustand",
                "ziekte",
                "political party",
                "politikk",
                "sexual_orientation",
                "vakbond",
                "trade-union",
                "fagforening",
                "syndicat",
                "race",
                "état de santé"
            })
    void refuses(String key) {
        assertThat(SpecialCategory.refuses(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gender",
                "sex",
                "postcode",
                "country",
                "income",
                "interests",
                "brace",
                "trophies",
                "rational",
                "householdComposition",
                "herkomst",
                "grasland",
                "controle"
            })
    void takes(String key) {
        assertThat(SpecialCategory.refuses(key)).isFalse();
    }
}
