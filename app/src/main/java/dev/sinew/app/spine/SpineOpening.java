package dev.sinew.app.spine;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.fault.FaultPlan;
import dev.sinew.runtime.Clock;
import java.io.IOException;
import java.nio.file.Path;

/// How the spine of a deployment is to be opened.
///
/// @param config the deployment's file, which a process of its own reads again
/// @param events log of the supervisor's events; null for none
public record SpineOpening(Deployment deployment, Path config, Path events) {

  /// @throws SpineException when metal would move without a record of it
  public void mustBeLogged() {
    if (events == null && !deployment.rig().simulated())
      throw new SpineException("--events is missing: nothing moves without a record of it");
  }

  /// Where the deployment wants it. What is odd about the robot is told on standard error.
  ///
  /// @throws IOException when the events cannot be written
  public SpineLink open(FaultPlan faults, Clock clock) throws IOException {
    return open(deployment.spineIsProcess(), faults, clock);
  }

  /// @param process whether it is a process of its own
  /// @throws IOException when the events cannot be written
  public SpineLink open(boolean process, FaultPlan faults, Clock clock) throws IOException {
    SpineLink spine =
        process
            ? new ProcessSpine(deployment, config, events, faults, clock)
            : new ThreadSpine(deployment, Events.open(events), faults);
    if (!spine.note().isEmpty()) System.err.println("note: " + spine.note());
    return spine;
  }
}
