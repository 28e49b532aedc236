package io.smalti.customer;

import static java.util.stream.Collectors.joining;

import io.smalti.platform.DomainException;
import java.util.List;

/** What is said of a person who is not stored could not be stored either. */
public final class InvalidPerson extends DomainException {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    public InvalidPerson(List<Problem> problems) {
        super(problems.stream()
                .map(problem -> problem.field() + " " + problem.message())
                .collect(joining("; ")));
        this.problems = problems;
    }

    public List<Problem> problems() {
        return problems;
    }
}
