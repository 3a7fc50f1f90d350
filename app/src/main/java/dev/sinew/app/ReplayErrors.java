package dev.sinew.app;

import dev.sinew.app.deploy.Deployment;
import dev.sinew.app.replay.EpisodeLog;
import dev.sinew.app.replay.HorizonErrors;
import dev.sinew.app.replay.HorizonPlot;
import dev.sinew.app.replay.Motion;
import dev.sinew.app.view.WholeFile;
import dev.sinew.policies.PolicyBundle;
import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.port.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `--mode policy`: policies look at what was observed, and their plans are held against what the
/// arm was then told.
record ReplayErrors(
    EpisodeLog log, Path config, List<Path> policies, Path png, Path csv, Path json) {

  int run() throws IOException {
    WholeFile.mustBeWritable(png);
    WholeFile.mustBeWritable(csv);
    Deployment deployment = RecordedDeployment.read(log, config);
    Motion motion = Motion.of(log);
    List<PolicyBundle> bundles = new ArrayList<>();
    if (policies.isEmpty()) bundles.add(deployment.bundle());
    for (Path folder : policies) bundles.add(PolicyBundle.read(folder));
    List<HorizonErrors> all = new ArrayList<>();
    for (PolicyBundle bundle : bundles) {
      try (Policy policy = deployment.open(bundle)) {
        all.add(HorizonErrors.of(deployment, log, motion, policy));
      }
    }
    List<JointSpec> joints = deployment.rig().robot().joints();
    if (csv != null) table(all, joints);
    if (png != null) new HorizonPlot(joints, all).write(png);
    JsonFile.write(json, json(all, joints));
    print(all, joints);
    return 0;
  }

  private static void print(List<HorizonErrors> all, List<JointSpec> joints) {
    for (HorizonErrors errors : all) {
      System.out.printf("%s, %d observations%n", errors.policy(), errors.chunks());
      System.out.printf("  %-18s", "ahead");
      for (JointSpec joint : joints)
        System.out.printf("%16s", joint.name() + " " + joint.unit().symbol());
      System.out.println("   (rms distance from what was sent)");
      for (int row = 0; row < errors.rows(); row++) {
        System.out.printf("  %-18s", "%+.2f s".formatted(errors.leadSeconds(row)));
        for (int i = 0; i < joints.size(); i++) System.out.printf("%16.4g", errors.rms(row, i));
        System.out.println();
      }
    }
  }

  private void table(List<HorizonErrors> all, List<JointSpec> joints) throws IOException {
    StringBuilder text =
        new StringBuilder("policy,row,ahead_s,joint,unit,plans,mean_abs,rms,max_abs\n");
    for (HorizonErrors errors : all)
      for (int row = 0; row < errors.rows(); row++)
        for (int i = 0; i < joints.size(); i++)
          text.append(
              "%s,%d,%s,%s,%s,%d,%s,%s,%s%n"
                  .formatted(
                      errors.policy(),
                      row,
                      errors.leadSeconds(row),
                      joints.get(i).name(),
                      joints.get(i).unit().symbol(),
                      errors.count(row),
                      errors.mean(row, i),
                      errors.rms(row, i),
                      errors.max(row, i)));
    try (WholeFile file = new WholeFile(csv)) {
      Files.writeString(file.part(), text);
      file.commit();
    }
  }

  private static Map<String, Object> json(List<HorizonErrors> all, List<JointSpec> joints) {
    Map<String, Object> out = new LinkedHashMap<>();
    for (HorizonErrors errors : all) {
      Map<String, Object> perJoint = new LinkedHashMap<>();
      for (int i = 0; i < joints.size(); i++) {
        List<Double> rms = new ArrayList<>();
        for (int row = 0; row < errors.rows(); row++)
          if (errors.count(row) > 0) rms.add(errors.rms(row, i));
        perJoint.put(joints.get(i).name(), Map.of("rms", errors.rms(i), "rms_per_row", rms));
      }
      out.put(errors.policy(), perJoint);
    }
    return out;
  }
}
