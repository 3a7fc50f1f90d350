package dev.sinew.app.bench;

import dev.sinew.app.spine.ProcessSpine;
import dev.sinew.runtime.realtime.probe.WakeProbe;
import dev.sinew.runtime.realtime.probe.WakeRecord;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The probe in a JVM of its own, started as the spine's is.
final class SpineProcess {

  private SpineProcess() {}

  static WakeRecord run(LoopPlan plan) throws IOException {
    Path file = Files.createTempFile("sinew-wake", ".bin");
    try {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(ProcessSpine.JVM_FLAGS);
      command.addAll(List.of("-cp", classes().toString(), WakeProbe.class.getName()));
      command.add(Long.toString(plan.periodNanos()));
      command.add(Long.toString(plan.spinNanos()));
      command.add(Integer.toString(plan.wakeUps()));
      command.add(file.toString());
      new Program(command.toArray(String[]::new)).mustSucceed();
      return WakeRecord.read(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Path classes() throws IOException {
    try {
      return Path.of(WakeProbe.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("cannot tell where the program's classes are", e);
    }
  }
}
