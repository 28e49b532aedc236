package io.smalti.platform.nativeimage;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What Caffeine finds by names made of letters: caches (S…) and their entries (P…) with strong keys and strong values,
 * bounded by weight (MW), by number (MS) or by the time since they were written (W).
 */
@RegisterForReflection(
        classNames = {
            "com.github.benmanes.caffeine.cache.SSMW",
            "com.github.benmanes.caffeine.cache.PSMW",
            "com.github.benmanes.caffeine.cache.SSW",
            "com.github.benmanes.caffeine.cache.PSW",
            "com.github.benmanes.caffeine.cache.SSMSW",
            "com.github.benmanes.caffeine.cache.PSWMS"
        })
final class CacheClasses {}
