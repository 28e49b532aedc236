package io.smalti.bench;

import java.time.Duration;
import java.util.stream.Stream;

/** Processor time as the operating system counts it. */
final class Cpu {
    private Cpu() {}

    /** Of a process and its living children. */
    static Duration ofTree(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
