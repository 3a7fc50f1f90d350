package dev.sinew.app.deploy;

import dev.sinew.runtime.ActionChunk;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.loop.ChunkOutlet;
import dev.sinew.runtime.loop.ChunkTap;
import dev.sinew.runtime.loop.InferenceLoop;
import dev.sinew.runtime.loop.Pace;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.PolicySpec;
import dev.sinew.runtime.port.Stage;
import dev.sinew.runtime.schedule.Schedule;
import dev.sinew.runtime.sync.FrameRing;
import dev.sinew.runtime.sync.ObservationAligner;
import dev.sinew.runtime.sync.StateRing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The half that decides, wired: cameras, aligner, policy. Fresh for every episode, so that nothing
/// leaks from one to the next. Knows the spine only through the exchange.
///
/// @param planner empty where no policy decides
/// @param frames one ring per camera of the stage, in its order
public record Brain(Optional<Planner> planner, List<FrameRing> frames, Exchange exchange) {

  private static final int FRAMES = 16;

  /// @param policy empty where an operator decides alone
  public static Brain wire(
      Deployment deployment,
      Stage stage,
      Optional<? extends Policy> policy,
      Exchange exchange,
      ChunkTap tap,
      Clock clock) {
    List<FrameRing> frames = new ArrayList<>();
    for (int i = 0; i < stage.cameras().size(); i++) frames.add(new FrameRing(FRAMES));
    Optional<Planner> planner =
        policy.map(found -> planner(deployment, stage, frames, found, exchange, tap, clock));
    return new Brain(planner, frames, exchange);
  }

  private static Planner planner(
      Deployment deployment,
      Stage stage,
      List<FrameRing> frames,
      Policy policy,
      Exchange exchange,
      ChunkTap tap,
      Clock clock) {
    PolicySpec spec = policy.spec();
    Map<String, StateRing> streams = new LinkedHashMap<>();
    for (StreamSpec input : spec.inputs()) streams.put(input.name(), exchange.ring(input.name()));
    Map<String, FrameRing> seen = new LinkedHashMap<>();
    for (int i = 0; i < frames.size(); i++) {
      String camera = stage.cameras().get(i).spec().name();
      if (spec.sees(camera)) seen.put(camera, frames.get(i));
    }
    ObservationAligner aligner =
        new ObservationAligner(
            streams, seen, spec.observationSteps(), spec.stepNanos(), deployment.prompt());
    Schedule schedule = deployment.schedule(spec);
    ChunkOutlet outlet = new ChunkOutlet(exchange.chunks(), schedule, exchange.epoch(), tap);
    InferenceLoop inference =
        new InferenceLoop(
            policy,
            aligner,
            Pace.of(schedule, spec, exchange),
            outlet,
            exchange.stopWord(),
            exchange.epoch(),
            clock);
    return new Planner(inference, aligner, outlet);
  }

  /// The newest plan handed over, null before the first; for displays.
  public ActionChunk newestPlan() {
    return planner.map(Planner::outlet).map(ChunkOutlet::newest).orElse(null);
  }

  /// Rows that passed while their plan was computed.
  public long droppedRows() {
    return planner.map(found -> found.outlet().droppedRows()).orElse(0L);
  }
}
