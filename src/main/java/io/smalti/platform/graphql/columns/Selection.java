package io.smalti.platform.graphql.columns;

import graphql.schema.GraphQLObjectType;
import java.util.List;

/** What is asked of an object of one concrete type. */
record Selection(GraphQLObjectType type, List<FieldPlan> fields) {}
