package io.smalti.segment.rule.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smalti.segment.evaluation.Truth;
import io.smalti.segment.rule.Rule;
import io.smalti.segment.rule.RuleInput;
import io.smalti.segment.rule.Written;
import io.smalti.segment.rule.reading.SegmentError.Code;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class RuleReaderTest {
    private static final RuleLimits LIMITS = new RuleLimits.Of(8, 100, 1000);

    private static Rule read(RuleInput input) {
        return RuleReader.read(input, "rule", LIMITS, false, RuleNames.of("known"::equals));
    }

    private static List<SegmentError> problems(RuleInput input) {
        return catchThrowableOfType(InvalidRule.class, () -> read(input)).problems();
    }

    private static RuleInput json(String json) {
        return RuleJson.read(json.replace('\'', '"'));
    }

    private static RuleInput nested(int levels) {
        return levels == 1
                ? new Written().exists("age").rule()
                : new Written().not(nested(levels - 1)).rule();
    }

    private static RuleInput conditions(int number) {
        return new Written().all(Collections.nCopies(number, nested(1))).rule();
    }

    private static RuleInput values(int number) {
        return new Written()
                .in(
                        "postcode",
                        IntStream.range(0, number).mapToObj(Integer::toString).toList())
                .rule();
    }

    @Test
    void readsWhatIsWithinTheLimits() {
        read(nested(8));
        read(conditions(100));
        read(values(1000));
        assertThat(read(json("{'range': {'trait': 'age', 'from': 30, 'below': 36}}")))
                .isInstanceOfSatisfying(Rule.Between.class, rule -> {
                    assertThat(rule.from().included()).isTrue();
                    assertThat(rule.to().included()).isFalse();
                });
        assertThat(read(json("{'since': {'trait': 'lastOrderAt', 'day': '2026-01-31'}}")))
                .isInstanceOfSatisfying(
                        Rule.Dated.class, rule -> assertThat(rule.from()).isEqualTo(LocalDate.of(2026, 1, 31)));
    }

    @Test
    void refusesWhatIsBeyondThem() {
        assertThat(problems(nested(9))).extracting(SegmentError::code).containsExactly(Code.TOO_DEEP);
        assertThat(problems(conditions(101))).extracting(SegmentError::code).containsExactly(Code.TOO_MANY_CONDITIONS);
        assertThat(problems(values(1001))).extracting(SegmentError::code).containsExactly(Code.TOO_MANY_VALUES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_ONE_FIELD        | rule                     | {}",
                "NOT_ONE_FIELD        | rule                     | {'exists': {'trait': 'age'}, 'memberOf': 'known'}",
                "EMPTY_GROUP          | rule.all                 | {'all': []}",
                "EMPTY_GROUP          | rule.orders.lines        | {'orders': {'lines': {}}}",
                "EMPTY_LIST           | rule.orders.lines.products | {'orders': {'lines': {'products': []}}}",
                "ENDS_SWAPPED         | rule.orders.atMost       | {'orders': {'atLeast': 3, 'atMost': 2}}",
                "ENDS_SWAPPED         | rule.orders.before       | {'orders': {'since': '2026-02-01', 'before': '2026-02-01'}}",
                "NOT_ONE_FIELD        | rule.orders.withinDays   | {'orders': {'withinDays': 3, 'since': '2026-02-01'}}",
                "INVALID_VALUE        | rule.orders.withinDays   | {'orders': {'withinDays': -1}}",
                "INVALID_VALUE        | rule.orders.atLeast      | {'orders': {'measure': 'REVENUE'}}",
                "INVALID_VALUE        | rule.orders.lines.descriptionContains | {'orders': {'lines': {'descriptionContains': ' '}}}",
                "ENDS_SWAPPED         | rule.interactions.scoreTo | {'interactions': {'scoreFrom': 9, 'scoreTo': 3}}",
                "EMPTY_LIST           | rule.interactions.kinds  | {'interactions': {'kinds': []}}",
                "EMPTY_GROUP          | rule.rfm                 | {'rfm': {}}",
                "INVALID_VALUE        | rule.rfm.recencyFrom     | {'rfm': {'recencyFrom': 6}}",
                "ENDS_SWAPPED         | rule.rfm.monetaryTo      | {'rfm': {'monetaryFrom': 4, 'monetaryTo': 2}}",
                "OPERATOR_NOT_ALLOWED | rule.relative.trait      | {'relative': {'trait': 'gender', 'to': 'CUSTOMERS', 'is': 'ABOVE'}}",
                "SPECIAL_CATEGORY     | rule.relative.trait      | {'relative': {'trait': 'ethnicity', 'to': 'CUSTOMERS', 'is': 'ABOVE'}}",
                "INVALID_VALUE        | rule.trusted.confidence  | {'trusted': {'confidence': 1.1, 'rule': {'exists': {'trait': 'age'}}}}",
                "EMPTY_LIST           | rule.trusted.origins     | {'trusted': {'origins': [], 'rule': {'exists': {'trait': 'age'}}}}",
                "SPECIAL_CATEGORY     | rule.trusted.rule.exists.trait | {'trusted': {'rule': {'exists': {'trait': 'religion'}}}}",
                "EMPTY_GROUP          | rule.inferred.any        | {'inferred': {'any': []}}",
                "UNKNOWN_TRAIT        | rule.observedOnly.exists.trait | {'observedOnly': {'exists': {'trait': 'shoeSize'}}}",
                "INVALID_VALUE        | rule.rfm.group           | {'rfm': {'group': 'NOBODY'}}",
                "INVALID_VALUE        | rule.within.km           | {'within': {'km': 0, 'of': {'point': {'latitude': 1, 'longitude': 1}}}}",
                "INVALID_VALUE        | rule.within.of.point.longitude | {'within': {'km': 1, 'of': {'point': {'latitude': 1, 'longitude': 181}}}}",
                "NOT_ONE_FIELD        | rule.within.of           | {'within': {'km': 1, 'of': {}}}",
                "UNKNOWN_PLACE        | rule.within.of.postcode  | {'within': {'km': 1, 'of': {'postcode': {'country': 'BE', 'code': '9000'}}}}",
                "EMPTY_GROUP          | rule.not.any             | {'not': {'any': []}}",
                "EMPTY_LIST           | rule.in.values           | {'in': {'trait': 'postcode', 'values': []}}",
                "UNKNOWN_TRAIT        | rule.all.1.exists.trait  | {'all': [{'exists': {'trait': 'age'}}, {'exists': {'trait': 'shoeSize'}}]}",
                "OPERATOR_NOT_ALLOWED | rule.contains.trait      | {'contains': {'trait': 'gender', 'value': 'MALE'}}",
                "OPERATOR_NOT_ALLOWED | rule.atLeast.trait       | {'atLeast': {'trait': 'gender', 'value': 1}}",
                "OPERATOR_NOT_ALLOWED | rule.since.trait         | {'since': {'trait': 'income', 'day': '2026-01-01'}}",
                "OPERATOR_NOT_ALLOWED | rule.between.trait       | {'between': {'trait': 'lastOrderAt', 'from': 1, 'to': 2}}",
                "INVALID_VALUE        | rule.equals.value        | {'equals': {'trait': 'gender', 'value': 'WOMAN'}}",
                "INVALID_VALUE        | rule.in.values.1         | {'in': {'trait': 'orders', 'values': ['3', 'three']}}",
                "INVALID_VALUE        | rule.equals.value        | {'equals': {'trait': 'income', 'value': '1e999999999'}}",
                "INVALID_VALUE        | rule.withinDays.days     | {'withinDays': {'trait': 'lastOrderAt', 'days': -1}}",
                "INVALID_VALUE        | rule.equals.value        | {'equals': {'trait': 'dream', 'value': 'a\\u0000b'}}",
                "ENDS_SWAPPED         | rule.between.to          | {'between': {'trait': 'age', 'from': 40, 'to': 30}}",
                "ENDS_SWAPPED         | rule.range.below         | {'range': {'trait': 'age', 'from': 40, 'below': 40}}",
                "UNKNOWN_SEGMENT      | rule.memberOf            | {'memberOf': 'nobody'}",
                "FORBIDDEN_TRAIT      | rule.equals.trait        | {'equals': {'trait': 'email', 'value': 'a@b.example'}}"
            })
    void saysWhatIsWrongAndWhere(Code code, String path, String rule) {
        assertThat(problems(json(rule))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(String.join(".", problem.path())).isEqualTo(path);
            assertThat(problem.message()).isNotBlank();
        });
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        assertThat(problems(json("{'all': [{'any': []}, {'exists': {'trait': 'x'}}, {'memberOf': 'y'}]}")))
                .extracting(SegmentError::code)
                .containsExactly(Code.EMPTY_GROUP, Code.UNKNOWN_TRAIT, Code.UNKNOWN_SEGMENT);
    }

    @Test
    void letsStewardsAskForContactData() {
        var rule = new Written().equal("email", "a@b.example").rule();
        assertThat(RuleReader.read(rule, "where", LIMITS, true, RuleNames.of("known"::equals)))
                .isInstanceOf(Rule.Among.class);
    }

    @Test
    void storesRulesInTheShapeOfTheInput() {
        var text =
                "{\"all\":[{\"range\":{\"trait\":\"age\",\"from\":30.0,\"below\":36.5}},{\"not\":{\"memberOf\":\"known\"}},"
                        + "{\"since\":{\"trait\":\"lastOrderAt\",\"day\":\"2026-01-31\"}}]}";
        assertThat(RuleJson.write(RuleJson.read(text))).isEqualTo(text);
        assertThatThrownBy(() -> RuleJson.read("{\"script\": \"1 = 1\"}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unknownIsNeitherTrueNorFalse() {
        assertThat(Truth.UNKNOWN.not()).isEqualTo(Truth.UNKNOWN);
        assertThat(Truth.UNKNOWN.and(Truth.FALSE)).isEqualTo(Truth.FALSE);
        assertThat(Truth.UNKNOWN.and(Truth.TRUE)).isEqualTo(Truth.UNKNOWN);
        assertThat(Truth.UNKNOWN.or(Truth.TRUE)).isEqualTo(Truth.TRUE);
        assertThat(Truth.UNKNOWN.or(Truth.FALSE)).isEqualTo(Truth.UNKNOWN);
    }
}
