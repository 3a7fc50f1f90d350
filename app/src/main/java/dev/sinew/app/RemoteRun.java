package dev.sinew.app;

import dev.sinew.app.remote.RemoteControl;
import dev.sinew.app.remote.RemoteSteering;
import dev.sinew.app.remote.RunningEpisode;
import dev.sinew.app.remote.Start;
import dev.sinew.runtime.safety.StandardRule;
import java.io.IOException;
import java.util.Optional;

/// Episodes that operators start over the network, one after the other, until the process is
/// interrupted. An episode that fails is said and latched; the run lives on.
final class RemoteRun {

  private final EpisodeRun run;
  private final RemoteControl control;
  private final long seed;
  private volatile Optional<RunningEpisode> running = Optional.empty();

  /// @param seed of episodes that are started without one
  RemoteRun(EpisodeRun run, RemoteControl control, long seed) {
    this.run = run;
    this.control = control;
    this.seed = seed;
  }

  /// @return the exit code
  int untilInterrupted() throws IOException {
    Interrupts.take(this::end, () -> running.ifPresent(RunningEpisode::halt));
    try {
      while (true) {
        System.out.println("waiting for a start");
        Optional<Start> start = control.desk().awaitStart();
        if (start.isEmpty()) return Interrupts.EXIT_CODE;
        episode(start.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Interrupts.EXIT_CODE;
    }
  }

  private void end() {
    control.desk().end();
    running.ifPresent(episode -> episode.requestStop(StandardRule.OPERATOR));
  }

  private void episode(Start start) throws IOException {
    try {
      run.run(
          start.seed().orElse(seed),
          new RemoteSteering(control, start.prompt(), episode -> running = Optional.of(episode)));
    } catch (RuntimeException e) {
      System.err.println(e.getMessage());
      control.desk().failed(String.valueOf(e.getMessage()));
    } finally {
      running = Optional.empty();
    }
  }
}
