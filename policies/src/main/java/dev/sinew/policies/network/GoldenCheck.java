package dev.sinew.policies.network;

import dev.sinew.runtime.DepthImage;
import dev.sinew.runtime.Frame;
import dev.sinew.runtime.Observation;
import dev.sinew.runtime.StateWindow;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.port.ImageSpec;
import dev.sinew.runtime.port.PolicyException;
import dev.sinew.runtime.port.PolicySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Replays recorded inputs, noise and outputs, stage by stage, so that a difference names its
/// stage.
final class GoldenCheck {

  private final Manifest manifest;
  private final NetworkPolicy policy;
  private final Vectors golden;
  private final Map<String, Tally> stages = new LinkedHashMap<>();

  private static final class Tally {
    final String of;
    int compared;
    double worst;

    Tally(String of) {
      this.of = of;
    }
  }

  GoldenCheck(Manifest manifest, NetworkPolicy policy, Vectors golden) {
    this.manifest = manifest;
    this.policy = policy;
    this.golden = golden;
    stages.put("inputs", new Tally("tensors as the graphs see them"));
    stages.put("encoders", new Tally("tensors that graphs hand on"));
    stages.put("noise", new Tally("seeds"));
    stages.put("network", new Tally("network calls"));
    stages.put("sample", new Tally("finished samples"));
    stages.put("command", new Tally("chunks from the finished sample"));
    stages.put("chunk", new Tally("chunks from observation and noise alone"));
  }

  GoldenReport run() {
    int observations = 0;
    while (golden.has("net/" + observations)) replay(observations++);
    if (observations == 0) throw nothing();
    List<GoldenReport.Stage> found = new ArrayList<>();
    stages.forEach(
        (name, tally) -> {
          if (tally.compared > 0)
            found.add(new GoldenReport.Stage(name, tally.compared, tally.of, tally.worst));
        });
    return new GoldenReport(
        golden.word("source", "its golden vectors"),
        observations,
        found,
        manifest.golden().tolerance());
  }

  /// Largest difference of what the graphs answer to the first observation. Sampler and codec have
  /// no part in it, unless nothing was recorded before the finished sample.
  double graphs() {
    if (!golden.has("net/0")) throw nothing();
    Observation observation = encode(0);
    float[] finished = golden.floats("net/0", manifest.rowValues());
    calls(0);
    if (!(manifest.head() instanceof Head.Denoising) || !golden.has("call/0/0/sample"))
      compare("sample", sample(0, observation), finished);
    return stages.values().stream()
        .filter(tally -> tally != stages.get("inputs"))
        .mapToDouble(tally -> tally.worst)
        .max()
        .orElseThrow();
  }

  private PolicyException nothing() {
    return new PolicyException(
        manifest.golden().file() + ": holds no 'net/0', so nothing to check");
  }

  private Observation encode(int i) {
    Observation observation = observation(i);
    policy.network().reset();
    policy.network().see(observation, 0);
    manifest.sources().forEach((name, source) -> seen(i, name, source));
    policy.network().encode();
    for (String name : manifest.tensors().keySet()) {
      String key = "mid/" + name + "/" + i;
      if (golden.has(key)) {
        float[] found = policy.network().values(name);
        compare("encoders", found, golden.floats(key, found.length));
      }
    }
    return observation;
  }

  private void replay(int i) {
    Observation observation = encode(i);
    float[] finished = golden.floats("net/" + i, manifest.rowValues());
    calls(i);
    float[] found = sample(i, observation);
    compare("sample", found, finished);
    if (!golden.has("post/" + i)) return;
    PolicySpec spec = manifest.spec();
    float[] commands = golden.floats("post/" + i, spec.chunkRows() * spec.dof());
    compare(
        "command",
        relative(policy.decode(finished, observation), commands),
        new float[commands.length]);
    compare(
        "chunk", relative(policy.decode(found, observation), commands), new float[commands.length]);
  }

  /// A graph's noise is taken from the record, everything else must equal it.
  private void seen(int i, String tensor, Source source) {
    if (source instanceof RandomSource) {
      int size = manifest.tensors().get(tensor).elements();
      if (golden.has("noise/" + i)) policy.network().put(tensor, golden.floats("noise/" + i, size));
    } else if (golden.has("pre/" + tensor + "/" + i)) {
      float[] found = policy.network().values(tensor);
      compare("inputs", found, golden.floats("pre/" + tensor + "/" + i, found.length));
    }
  }

  private void calls(int i) {
    int size = manifest.batchSize();
    for (int k = 0; golden.has("call/" + i + "/" + k + "/sample"); k++) {
      String call = "call/" + i + "/" + k + "/";
      float[] out = new float[size];
      policy
          .network()
          .predict(
              golden.floats(call + "sample", size), k, golden.floats(call + "time", 1)[0], out);
      compare("network", out, golden.floats(call + "prediction", size));
    }
  }

  /// The finished sample: from the recorded noise where there is some, otherwise from the seed.
  private float[] sample(int i, Observation observation) {
    long seed = golden.has("seed/" + i) ? (long) golden.doubles("seed/" + i, 1)[0] : 0;
    float[] rows = new float[manifest.rowValues()];
    if (!golden.has("noise/" + i) || !(manifest.head() instanceof Head.Denoising)) {
      policy.finish(rows, seed, observation);
      return rows;
    }
    float[] recorded = golden.floats("noise/" + i, manifest.batchSize());
    if (golden.has("seed/" + i)) {
      float[] drawn = new float[manifest.batchSize()];
      policy.noise(drawn, seed);
      compare("noise", drawn, recorded);
    }
    policy.denoise(recorded, observation, rows);
    return rows;
  }

  private Observation observation(int i) {
    PolicySpec spec = manifest.spec();
    Map<String, StateWindow> states = new LinkedHashMap<>();
    for (StreamSpec stream : spec.inputs()) {
      double[] values =
          golden.doubles(
              "raw/" + stream.name() + "/" + i, spec.observationSteps() * stream.width());
      double[][] steps = new double[spec.observationSteps()][stream.width()];
      for (int k = 0; k < values.length; k++)
        steps[k / stream.width()][k % stream.width()] = values[k];
      states.put(stream.name(), new StateWindow(steps));
    }
    Map<String, List<Frame>> frames = new LinkedHashMap<>();
    for (ImageSpec image : spec.cameras()) {
      if (!image.optional() || golden.has("raw/" + image.camera() + "/" + i))
        frames.put(image.camera(), frames(image, i));
    }
    String prompt = golden.word("prompt/" + i, "");
    return new Observation(0, 0, states, frames, prompt);
  }

  private List<Frame> frames(ImageSpec image, int i) {
    int pixels = image.width() * image.height();
    int size = pixels * 3;
    int steps = manifest.spec().observationSteps();
    byte[] all = golden.bytes("raw/" + image.camera() + "/" + i, steps * pixels * 3);
    float[] metres =
        image.depth()
            ? golden.floats("depth/" + image.camera() + "/" + i, steps * pixels)
            : new float[0];
    List<Frame> frames = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      byte[] rgb = Arrays.copyOfRange(all, step * size, (step + 1) * size);
      DepthImage depth =
          image.depth()
              ? new DepthImage.Metres(
                  image.width(),
                  image.height(),
                  Arrays.copyOfRange(metres, step * pixels, (step + 1) * pixels))
              : null;
      frames.add(new Frame(0, step, image.width(), image.height(), rgb, depth));
    }
    return frames;
  }

  /// Differences as shares of the expected values, absolute where these are below 1.
  private static float[] relative(double[] found, float[] expected) {
    float[] differences = new float[found.length];
    for (int k = 0; k < found.length; k++) {
      double wanted = k < expected.length ? expected[k] : Double.NaN;
      differences[k] = (float) ((found[k] - wanted) / Math.max(1, Math.abs(wanted)));
    }
    return differences;
  }

  private void compare(String stage, float[] a, float[] b) {
    Tally tally = stages.get(stage);
    tally.compared++;
    tally.worst = Math.max(tally.worst, difference(a, b));
  }

  /// Infinite when one side is not a number or the lengths differ, so that it can never pass.
  private static double difference(float[] a, float[] b) {
    if (a.length != b.length) return Double.POSITIVE_INFINITY;
    double worst = 0;
    for (int i = 0; i < a.length; i++) {
      double d = Math.abs((double) a[i] - b[i]);
      worst = d <= worst ? worst : Double.isNaN(d) ? Double.POSITIVE_INFINITY : d;
    }
    return worst;
  }
}
