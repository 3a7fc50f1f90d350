package dev.sinew.runtime.port;

import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import java.util.List;

/// What a policy consumes and emits, readable without running it.
///
/// @param inputs state streams that must be present, by name and width
/// @param cameras cameras that must be present, unless optional, each with the size of its pictures
/// @param observationSteps To: instants in an observation
/// @param stepNanos distance of these instants and of chunk rows
/// @param chunkRows Tp: rows of a chunk
/// @param executeRows Ta: rows executed before the next observation is taken
/// @param dof width of a chunk row
/// @param unit unit of every chunk value
/// @param interpolation how rows become commands between their instants
/// @param tailUse what it can make of the tail of the plan in force
public record PolicySpec(
    String name,
    String version,
    List<StreamSpec> inputs,
    List<ImageSpec> cameras,
    int observationSteps,
    long stepNanos,
    int chunkRows,
    int executeRows,
    int dof,
    Unit unit,
    Interpolation interpolation,
    TailUse tailUse) {

  public PolicySpec {
    inputs = List.copyOf(inputs);
    cameras = List.copyOf(cameras);
  }

  /// Of a policy that ignores the plan in force.
  public PolicySpec(
      String name,
      String version,
      List<StreamSpec> inputs,
      List<ImageSpec> cameras,
      int observationSteps,
      long stepNanos,
      int chunkRows,
      int executeRows,
      int dof,
      Unit unit,
      Interpolation interpolation) {
    this(
        name,
        version,
        inputs,
        cameras,
        observationSteps,
        stepNanos,
        chunkRows,
        executeRows,
        dof,
        unit,
        interpolation,
        TailUse.NONE);
  }

  /// Whether the policy looks through a camera.
  public boolean sees(String camera) {
    return cameras.stream().anyMatch(seen -> seen.camera().equals(camera));
  }

  /// Name and version in one word, as chunks and reports carry it.
  public String label() {
    return name + ":" + version;
  }
}
