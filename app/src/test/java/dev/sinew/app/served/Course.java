package dev.sinew.app.served;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.episode.EpisodeTap;
import dev.sinew.app.episode.LockStepEpisode;
import dev.sinew.app.episode.TickTally;
import dev.sinew.app.episode.TimedPolicy;
import dev.sinew.runtime.MonotonicClock;
import dev.sinew.runtime.PlanStatus;
import dev.sinew.runtime.VirtualClock;
import dev.sinew.runtime.tap.TickSink;
import java.util.ArrayList;
import java.util.List;

/// What was sent to the arm, tick by tick.
final class Course implements EpisodeTap {

  private static final long SEED = 100_000;

  private final List<Long> bits = new ArrayList<>();
  private final List<List<Double>> sent = new ArrayList<>();
  private final List<Integer> starved = new ArrayList<>();
  private LockStepEpisode.Result result;
  private long unanswered;

  /// An episode in lock-step.
  static Course run(Deployment deployment, int steps) {
    Course course = new Course();
    try (TimedPolicy policy = new TimedPolicy(deployment.bundle().open(), new MonotonicClock())) {
      LockStepEpisode episode =
          new LockStepEpisode(deployment, policy, new VirtualClock(), new TickTally());
      course.result = episode.run(SEED, steps, course);
      course.unanswered = policy.unanswered();
    }
    return course;
  }

  /// Every value that was sent, in order.
  List<Long> bits() {
    return bits;
  }

  /// By tick.
  List<List<Double>> sent() {
    return sent;
  }

  /// Ticks for which the chunk had run out.
  List<Integer> starved() {
    return starved;
  }

  LockStepEpisode.Result result() {
    return result;
  }

  long unanswered() {
    return unanswered;
  }

  @Override
  public TickSink ticks() {
    return slot -> {
      if (slot.plan() == PlanStatus.STARVED) starved.add(sent.size());
      List<Double> command = new ArrayList<>();
      for (int i = 0; i < slot.dof(); i++) {
        bits.add(Double.doubleToRawLongBits(slot.sent(i)));
        command.add(slot.sent(i));
      }
      sent.add(command);
    };
  }

  double largestStep() {
    double largest = 0;
    for (int tick = 1; tick < sent.size(); tick++)
      for (int i = 0; i < 2; i++)
        largest = Math.max(largest, Math.abs(sent.get(tick).get(i) - sent.get(tick - 1).get(i)));
    return largest;
  }
}
