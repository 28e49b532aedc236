package io.smalti.typology;

import java.util.Optional;

/** The built-in typology without a database, and an assigner with the default rules. */
@org.jspecify.annotations.NullUnmarked
record BuiltIn() {
    static final Typology TYPOLOGY = TypologyReader.read(TypologyFiles.builtIn());

    private record Defaults(double epsilon, double type, double group, Optional<String> home)
            implements AssignmentRules {}

    static final AssignmentRules RULES = new Defaults(0.02, 0.5, 0.6, Optional.of("BE"));

    @SuppressWarnings("NullAway") // the assigner asks for typologies only by country
    static final TypeAssigner ASSIGNER = new TypeAssigner(null, RULES);
}
