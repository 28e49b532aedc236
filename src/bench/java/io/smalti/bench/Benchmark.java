package io.smalti.bench;

/** One comparison. */
interface Benchmark {
    Table run(World world) throws Exception;
}
