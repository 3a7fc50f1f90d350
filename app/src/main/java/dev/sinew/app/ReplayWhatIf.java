package dev.sinew.app;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.record.FolderHash;
import dev.sinew.app.replay.EpisodeLog;
import dev.sinew.app.replay.ReplayException;
import dev.sinew.app.replay.WhatIf;
import dev.sinew.policies.PolicyBundle;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.port.Policy;
import dev.sinew.runtime.port.RigSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `--mode what-if`: the same measurements, something else changed.
record ReplayWhatIf(
    EpisodeLog log, Path config, Path other, List<Path> policies, double lateMillis, Path json) {

  int run() throws IOException {
    if (policies.size() > 1) throw new ReplayException("--policy: one at a time for what-if");
    if (!(lateMillis >= 0 && lateMillis <= 60_000))
      throw new ReplayException("--late-ms " + lateMillis + ": 0 to 60000 would be right");
    Deployment then = RecordedDeployment.read(log, config);
    Deployment now = other == null ? then : Deployment.read(other);
    mustFit(then.rig(), now.rig());
    WhatIf whatIf = new WhatIf(now, log, Math.round(lateMillis * 1e6));
    Optional<PolicyBundle> bundle = bundle(now);
    WhatIf.Report report;
    try (Policy policy = bundle.isPresent() ? now.open(bundle.get()) : null) {
      report = whatIf.run(Optional.ofNullable(policy));
    }
    JsonFile.write(json, json(report));
    print(report, now, bundle);
    return 0;
  }

  /// The policy that is to plan anew; empty where the recorded plans stay.
  private Optional<PolicyBundle> bundle(Deployment now) throws IOException {
    if (!policies.isEmpty()) return Optional.of(PolicyBundle.read(policies.getFirst()));
    boolean same = FolderHash.of(now.bundle().directory()).equals(log.word("policy-sha256"));
    return same ? Optional.empty() : Optional.of(now.bundle());
  }

  private void mustFit(RigSpec then, RigSpec now) {
    if (!names(then).equals(names(now)) || !then.streams().equals(now.streams()))
      throw new ReplayException(
          "%s: joints %s and streams %s, but the recording has %s and %s"
              .formatted(other, names(now), now.streams(), names(then), then.streams()));
  }

  private static List<String> names(RigSpec rig) {
    return rig.robot().joints().stream().map(JointSpec::name).toList();
  }

  private void print(WhatIf.Report report, Deployment now, Optional<PolicyBundle> bundle) {
    System.out.println(
        "plans    "
            + bundle.map(b -> "by " + b.spec().label()).orElse("as recorded")
            + (lateMillis > 0 ? ", %.0f ms later".formatted(lateMillis) : ""));
    System.out.printf(
        "commands %d of %d differ%s%n",
        report.differing(),
        report.ticks(),
        report.differing() == 0
            ? ""
            : ", the first %.3f s after the first tick".formatted(report.firstSeconds()));
    for (int i = 0; i < report.largest().length; i++) {
      JointSpec joint = now.rig().robot().joints().get(i);
      System.out.printf(
          "         %-12s by up to %.4g %s%n",
          joint.name(), report.largest()[i], joint.unit().symbol());
    }
    System.out.println("outcomes " + report.before() + ", now " + report.after());
    System.out.printf("starved  %d ticks, now %d%n", report.starvedBefore(), report.starvedAfter());
    System.out.println(
        "stop     " + report.stop().map(why -> "would be stopped: " + why).orElse("none"));
  }

  private static Map<String, Object> json(WhatIf.Report report) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("ticks", report.ticks());
    out.put("differing", report.differing());
    if (report.differing() > 0) out.put("first_s", report.firstSeconds());
    out.put("largest", report.largest());
    out.put("outcomes_before", report.before());
    out.put("outcomes_after", report.after());
    out.put("starved_before", report.starvedBefore());
    out.put("starved_after", report.starvedAfter());
    report.stop().ifPresent(why -> out.put("stop", why));
    return out;
  }
}
