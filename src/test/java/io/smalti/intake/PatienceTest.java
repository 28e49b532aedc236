package io.smalti.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void waitsForADatabaseThatIsAway() {
        var answer = Patience.call(() -> {
            if (tries.incrementAndGet() < 2) {
                throw new IllegalStateException("commit", new SQLException("connection refused", "08001"));
            }
            return "done";
        });
        assertThat(answer).isEqualTo("done");
        assertThat(tries).hasValue(2);
    }

    @Test
    void doesNotRepeatWhatWillFailAgain() {
        assertThatThrownBy(() -> Patience.run(() -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("a fault");
                }))
                .hasMessage("a fault");
        assertThat(tries).hasValue(1);
    }
}
