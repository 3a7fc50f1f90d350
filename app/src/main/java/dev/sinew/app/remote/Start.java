package dev.sinew.app.remote;

import java.util.Optional;
import java.util.OptionalLong;

/// An episode that was asked for.
///
/// @param seed empty for the run's own
/// @param prompt empty for the deployment's
public record Start(OptionalLong seed, Optional<String> prompt) {}
