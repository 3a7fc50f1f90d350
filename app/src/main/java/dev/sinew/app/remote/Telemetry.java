package dev.sinew.app.remote;

import dev.sinew.app.deploy.Brain;
import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.RobotSpec;
import dev.sinew.runtime.exchange.SpineStatus;
import dev.sinew.runtime.loop.PacedStep;
import dev.sinew.runtime.safety.Mode;
import dev.sinew.runtime.safety.RuleBook;
import dev.sinew.runtime.sync.StateRing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells what an episode does: the arm's state, the plans, what the supervisor does, how punctual
/// the servo is. A thread of its own; reads what the spine publishes and touches nothing.
final class Telemetry implements PacedStep {

  private final Brain brain;
  private final RuleBook rules;
  private final Outlet outlet;
  private final StateRing joints;
  private final double[] position;
  private long told = Long.MIN_VALUE;
  private ActionChunk chunk;
  private Mode mode = Mode.DISARMED;

  Telemetry(Brain brain, RobotSpec robot, RuleBook rules, Outlet outlet) {
    this.brain = brain;
    this.rules = rules;
    this.outlet = outlet;
    joints = brain.exchange().ring(RobotSpec.JOINT_POSITION);
    position = new double[robot.dof()];
  }

  @Override
  public void step(long deadlineNanos, int skipped) {
    SpineStatus status = brain.exchange().status().read();
    event(status);
    state(status);
    chunk();
  }

  private void event(SpineStatus status) {
    if (status.mode() == mode) return;
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("nanos", status.nanos());
    words.put("from", mode.name());
    words.put("to", status.mode().name());
    if (status.cause() >= 0) words.put("cause", rules.rule(status.cause()).text());
    mode = status.mode();
    outlet.publish("event", Outlet.Kind.EVENT, words);
  }

  private void state(SpineStatus status) {
    long stamp = joints.newestNanos();
    if (stamp == told || stamp == Long.MIN_VALUE) return;
    told = stamp;
    joints.at(stamp, position);
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("stamp_nanos", stamp);
    words.put("position", position.clone());
    words.put("mode", status.mode().name());
    words.put("plan_rate", status.planRate());
    words.put("ticks", status.ticks());
    outlet.publish("telemetry/state", Outlet.Kind.STREAM, words);
  }

  private void chunk() {
    ActionChunk newest = brain.newestPlan();
    if (newest == null || newest == chunk) return;
    chunk = newest;
    ActionChunk.Provenance from = chunk.provenance();
    Map<String, Object> words = new LinkedHashMap<>();
    words.put("sequence", from.sequence());
    words.put("epoch", from.epoch());
    words.put("observed_nanos", from.observedNanos());
    words.put("start_nanos", chunk.startNanos());
    words.put("step_nanos", chunk.stepNanos());
    words.put("policy", from.policy());
    words.put("prompt", from.prompt());
    words.put("rows", rows(chunk));
    outlet.publish("telemetry/chunk", Outlet.Kind.STREAM, words);
  }

  private static List<double[]> rows(ActionChunk chunk) {
    List<double[]> rows = new ArrayList<>();
    for (int r = 0; r < chunk.rows(); r++) {
      double[] row = new double[chunk.dof()];
      for (int i = 0; i < row.length; i++) row[i] = chunk.value(r, i);
      rows.add(row);
    }
    return rows;
  }
}
