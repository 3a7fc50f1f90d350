package dev.sinew.app.collect;

import java.util.Optional;

/// What a collection is to become.
///
/// @param episodeNanos longest episode
/// @param resetNanos longest reset phase; 0 for as long as the operator likes
/// @param follows whether the arm follows the operator in the reset phase
/// @param seed of the first episode; the others count on, behind what the folder holds already
/// @param note goes into every episode
/// @param resume whether the folder may hold episodes already
public record CollectPlan(
    long episodeNanos,
    long resetNanos,
    boolean follows,
    long seed,
    Optional<String> note,
    boolean resume) {}
