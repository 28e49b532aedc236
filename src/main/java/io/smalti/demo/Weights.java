package io.smalti.demo;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** Relative weights of a few choices, drawn by index. */
final class Weights {
    private final double[] upTo;

    Weights(double... weights) {
        upTo = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            upTo[i] = sum;
        }
    }

    static <T> Weights of(Collection<T> choices, ToDoubleFunction<T> weight) {
        return new Weights(choices.stream().mapToDouble(weight).toArray());
    }

    int draw(Dice dice) {
        double at = dice.share() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, at);
        int index = found >= 0 ? found + 1 : -found - 1;
        return Math.min(index, upTo.length - 1);
    }
}
