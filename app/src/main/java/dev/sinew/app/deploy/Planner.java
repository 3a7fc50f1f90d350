package dev.sinew.app.deploy;

import dev.sinew.runtime.loop.ChunkOutlet;
import dev.sinew.runtime.loop.InferenceLoop;
import dev.sinew.runtime.sync.ObservationAligner;

/// What stands around a policy: what it sees, and where its plans go.
public record Planner(InferenceLoop inference, ObservationAligner aligner, ChunkOutlet outlet) {}
