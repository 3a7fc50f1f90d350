package dev.sinew.app.operator;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.deploy.TeleopSection;
import dev.sinew.app.episode.OperatorPart;
import dev.sinew.app.spine.SpineLink;
import dev.sinew.app.view.TerminalView;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.exchange.Exchange;
import dev.sinew.runtime.loop.PacedThread;
import dev.sinew.runtime.loop.TeleopLoop;
import dev.sinew.runtime.port.TeleopEvent;
import dev.sinew.runtime.port.TeleopEventSource;
import dev.sinew.runtime.port.Teleoperator;
import dev.sinew.runtime.safety.StandardRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;

/// An operator's device and keys, read on a thread of their own for as long as the spine runs, also
/// between episodes: a leader is to be where the arm is before it takes it.
public final class Operator implements OperatorPart {

  private static final long PATIENCE_NANOS = 2_000_000_000L;
  private static final int UNHEARD = 64;

  private final Teleoperator device;
  private final List<TeleopEventSource> sources;
  private final TeleopLoop loop;
  private final PacedThread thread;
  private final Exchange exchange;
  private final Clock clock;
  private final long joints;
  private final boolean fromStart;
  private final boolean gives;
  private final BlockingQueue<TeleopEvent> said = new ArrayBlockingQueue<>(UNHEARD);
  private volatile boolean moving;
  private volatile String refusal = "";
  private long beganNanos;
  private long beganReads;
  private long beganMisses;

  /// Opens what the section `teleop` names. Nothing moves.
  ///
  /// @throws dev.sinew.runtime.config.ConfigException when there is no such device
  /// @throws java.util.NoSuchElementException when the deployment has no such section
  public static Operator open(Deployment deployment, SpineLink spine, Clock clock) {
    TeleopSection section = deployment.teleop().orElseThrow();
    List<TeleopEventSource> sources = section.openEvents(clock, TerminalView.possible());
    try {
      Teleoperator device = section.open(clock, spine.exchange());
      if (!device.note().isEmpty()) System.err.println("note: " + device.note());
      return new Operator(
          device, sources, section, deployment.hasPolicy(), spine.exchange(), clock);
    } catch (RuntimeException e) {
      sources.forEach(TeleopEventSource::close);
      throw e;
    }
  }

  private Operator(
      Teleoperator device,
      List<TeleopEventSource> sources,
      TeleopSection section,
      boolean policy,
      Exchange exchange,
      Clock clock) {
    this.device = device;
    this.sources = sources;
    this.exchange = exchange;
    this.clock = clock;
    joints = section.joints();
    fromStart = !policy || section.fromStart();
    gives = policy;
    loop = new TeleopLoop(device, sources, exchange, this::hear);
    thread = new PacedThread("teleop", clock, clock.nanos(), section.periodNanos(), loop, () -> {});
    thread.start();
  }

  /// The operator says something, by the device or from elsewhere. Any thread; never waits.
  public void hear(TeleopEvent event) {
    switch (event) {
      case STOP -> exchange.stopWord().ask(StandardRule.OPERATOR);
      case TAKE_OVER -> takeOver();
      case RELEASE -> release();
      default -> {}
    }
    said.offer(event);
  }

  private void takeOver() {
    refusal = moving ? loop.objection() : "";
    if (moving && refusal.isEmpty()) loop.authority(joints);
  }

  /// Without a policy there is nobody to give the arm to.
  private void release() {
    if (gives) loop.authority(0);
  }

  /// What a person presses to say something; empty when nothing says it. Any thread.
  public String control(TeleopEvent event) {
    return Stream.concat(Stream.of(device), sources.stream())
        .map(source -> source.control(event))
        .filter(control -> !control.isEmpty())
        .findFirst()
        .orElse("");
  }

  @Override
  public String objection() {
    return loop.objection();
  }

  @Override
  public void begin() {
    beganNanos = clock.nanos();
    beganReads = loop.reads();
    beganMisses = loop.misses();
    moving = true;
    if (fromStart) loop.authority(joints);
  }

  @Override
  public void end() {
    moving = false;
    loop.authority(0);
  }

  @Override
  public TeleopEvent poll() {
    return said.poll();
  }

  @Override
  public String trouble() {
    List<String> troubles = new ArrayList<>();
    if (loop.failure() != null) troubles.add(String.valueOf(loop.failure().getMessage()));
    if (!device.trouble().isEmpty()) troubles.add(device.trouble());
    for (TeleopEventSource source : sources)
      if (!source.trouble().isEmpty()) troubles.add(source.trouble());
    if (!refusal.isEmpty()) troubles.add("not taken over: " + refusal);
    return String.join("; ", troubles);
  }

  @Override
  public Map<String, String> words() {
    long reads = loop.reads() - beganReads;
    Map<String, String> words = new LinkedHashMap<>();
    words.put("teleop_device", device.spec().device());
    words.put("teleop_readings", Long.toString(reads));
    words.put("teleop_misses", Long.toString(loop.misses() - beganMisses));
    words.put("teleop_hz", "%.1f".formatted(reads / ((clock.nanos() - beganNanos) * 1e-9)));
    if (!trouble().isEmpty()) words.put("teleop_trouble", trouble());
    return words;
  }

  /// A device that hangs is left behind.
  @Override
  public void close() {
    loop.authority(0);
    if (!thread.close(PATIENCE_NANOS)) return;
    device.close();
    sources.forEach(TeleopEventSource::close);
  }
}
