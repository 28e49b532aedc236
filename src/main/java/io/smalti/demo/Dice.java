package io.smalti.demo;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The chance of one drawn thing: seed, stream and number alone decide every throw, so that a world of ten is the
 * beginning of a world of a million.
 */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed, int stream, long number) {
        random = new SplittableRandom(mixed(seed + 0x9E3779B97F4A7C15L * (number * 64 + stream + 1)));
    }

    /** True with the given probability. */
    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Uniform in 0..1, 1 excluded. */
    double share() {
        return random.nextDouble();
    }

    /** A whole number from 0 to below the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A whole number, both ends included. */
    int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of a list whose first entries are the most frequent. */
    <T> T ranked(List<T> choices) {
        double u = random.nextDouble();
        return choices.get((int) (choices.size() * u * u));
    }

    /** Normal with mean 0 and deviation 1; strict arithmetic, the same on every machine. */
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }

    /** Waiting time of the given mean. */
    double exponential(double mean) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }

    private static long mixed(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
