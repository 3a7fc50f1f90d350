package dev.sinew.policies.network;

import dev.sinew.policies.process.Normalizer;
import dev.sinew.runtime.StreamSpec;

/// A stream that the network sees, and how its values are scaled.
record Input(StreamSpec stream, Normalizer normalizer) {}
