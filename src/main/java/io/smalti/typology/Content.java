package io.smalti.typology;

import java.util.List;

/** All parts of a typology, each list in its order of sequence. */
record Content(
        List<LifestyleGroup> groups,
        List<LifestyleType> types,
        List<AgeBand> ageBands,
        List<Dimension> dimensions,
        List<Attribute> attributes,
        List<Municipality> municipalities,
        List<Postcode> postcodes) {}
