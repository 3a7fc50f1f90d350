package dev.sinew.policies.lerobot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Carries the golden vectors of an export into a bundle: LeRobot's names of what was observed
/// become the robot's, its unit the bundle's; everything else stays as it was recorded.
final class GoldenVectors {

  static final String FILE = "golden/golden.safetensors";

  private static final Pattern RAW = Pattern.compile("raw/(.+)/(\\d+)");
  private static final Pattern SEED = Pattern.compile("seed/(\\d+)");
  private static final Pattern POST = Pattern.compile("post/\\d+");

  private final Checkpoint checkpoint;
  private final Naming naming;
  private final TreeMap<Integer, Long> seeds = new TreeMap<>();

  GoldenVectors(Checkpoint checkpoint, Naming naming) {
    this.checkpoint = checkpoint;
    this.naming = naming;
  }

  /// @param recorded as the export wrote it; `golden.json` beside it says the tasks and versions
  void copy(Path recorded, Path to) throws IOException {
    try (Safetensors from = Safetensors.open(recorded)) {
      SafetensorsRewrite copy = new SafetensorsRewrite(from);
      for (String name : from.names()) take(name, from, copy);
      if (!seeds.isEmpty())
        copy.add("seed", seeds.values().stream().mapToLong(Long::longValue).toArray());
      words(recorded.resolveSibling("golden.json"), copy);
      copy.write(to);
    }
  }

  private void take(String name, Safetensors from, SafetensorsRewrite copy) {
    Matcher raw = RAW.matcher(name);
    Matcher seed = SEED.matcher(name);
    if (raw.matches()) observed(name, raw.group(1), raw.group(2), from, copy);
    else if (POST.matcher(name).matches())
      scaled(name, name, checkpoint.features().action(), from, copy);
    else copy.keep(name, name);
    if (seed.matches()) seeds.put(Integer.valueOf(seed.group(1)), (long) from.values(name)[0]);
  }

  private void observed(
      String name, String feature, String number, Safetensors from, SafetensorsRewrite copy) {
    for (Feature each : checkpoint.features().inputs()) {
      if (!each.name().equals(feature)) continue;
      if (each.type() == FeatureType.VISUAL)
        copy.keep(name, "raw/" + naming.camera(each) + "/" + number);
      else scaled(name, "raw/" + naming.stream(each) + "/" + number, each, from, copy);
      return;
    }
    copy.keep(name, name);
  }

  /// What is in another unit is written anew, and kept beside it as it was.
  private void scaled(
      String name, String as, Feature feature, Safetensors from, SafetensorsRewrite copy) {
    double scale = naming.scale(feature);
    if (scale == 1) {
      copy.keep(name, as);
      return;
    }
    copy.keep(name, "recorded/" + name);
    double[] values = from.values(name);
    for (int i = 0; i < values.length; i++) values[i] *= scale;
    copy.add(as, from.shape(name), values);
  }

  private static void words(Path listing, SafetensorsRewrite copy) {
    if (!Files.isRegularFile(listing)) return;
    JsonSection json = JsonSection.read(listing);
    copy.word(
        "source",
        "stock lerobot " + json.text("lerobot", "?") + ", torch " + json.text("torch", "?"));
    if (!json.has("tasks")) return;
    List<String> tasks = json.texts("tasks");
    for (int i = 0; i < tasks.size(); i++) copy.word("prompt/" + i, tasks.get(i));
  }
}
