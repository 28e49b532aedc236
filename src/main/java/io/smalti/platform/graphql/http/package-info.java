/**
 * GraphQL over HTTP: reads requests, has them answered, writes the answers. It follows the specification that the
 * audits of the npm package graphql-http check, and takes the place of SmallRye's own handler.
 */
@NullMarked
package io.smalti.platform.graphql.http;

import org.jspecify.annotations.NullMarked;
