package dev.sinew.app.deploy;

import dev.sinew.runtime.Clock;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.loop.ChunkOutlet;
import dev.sinew.runtime.loop.ChunkTap;
import dev.sinew.runtime.loop.InferenceLoop;
import dev.sinew.runtime.loop.Pace;
import dev.sinew.runtime.port.Camera;
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

/// The half that decides, wired: cameras, aligner, policy. Fresh for every episode, so that nothing
/// leaks from one to the next. Knows the spine only through the exchange.
///
/// @param frames one ring per camera of the stage, in its order
public record Brain(
    InferenceLoop inference,
    ObservationAligner aligner,
    ChunkOutlet outlet,
    List<FrameRing> frames,
    Exchange exchange) {

  private static final int FRAMES = 16;

  public static Brain wire(
      Deployment deployment,
      Stage stage,
      Policy policy,
      Exchange exchange,
      ChunkTap tap,
      Clock clock) {
    PolicySpec spec = policy.spec();
    Map<String, StateRing> streams = new LinkedHashMap<>();
    for (StreamSpec input : spec.inputs()) streams.put(input.name(), exchange.ring(input.name()));

    List<FrameRing> frames = new ArrayList<>();
    Map<String, FrameRing> seen = new LinkedHashMap<>();
    for (Camera camera : stage.cameras()) {
      FrameRing ring = new FrameRing(FRAMES);
      frames.add(ring);
      if (spec.cameras().contains(camera.spec().name())) seen.put(camera.spec().name(), ring);
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
    return new Brain(inference, aligner, outlet, frames, exchange);
  }
}
