package dev.sinew.runtime.safety;

import dev.sinew.runtime.Epoch;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.memory.Cell;
import dev.sinew.runtime.sync.Streams;
import java.util.List;

/// What a supervisor sees and shares besides the arm itself.
///
/// @param streams the robot's streams other than its joint positions
/// @param source their rings
/// @param beat instant of the brain's last sign of life
/// @param epoch generation of plans, which the supervisor advances
/// @param nonceSeed different in every run, so that no request of an earlier run fits
public record Surroundings(
    List<StreamSpec> streams, Streams source, Cell beat, Epoch epoch, long nonceSeed) {}
