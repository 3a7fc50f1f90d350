package dev.sinew.policies.network;

import dev.sinew.policies.onnx.BoundGraph;
import dev.sinew.policies.onnx.ElementType;
import dev.sinew.policies.onnx.Graph;
import dev.sinew.policies.onnx.Tensor;
import dev.sinew.policies.sampling.Denoiser;
import dev.sinew.policies.sampling.Gradient;
import dev.sinew.runtime.Observation;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A bundle's graphs over one set of tensors: what depends on the prompt is computed once per
/// prompt, what depends on the observation once per observation, the rest per denoising step.
/// Confined to the inference thread.
final class Network implements Denoiser, AutoCloseable {

  private final Manifest manifest;
  private final TensorTable tensors;
  private final int batch;
  private final Map<Rate, List<Turns>> graphs = new EnumMap<>(Rate.class);
  private final List<Turns> answers = new ArrayList<>();
  private final Denoiser denoiser;
  private float[] floatTime = new float[0];
  private long[] longTime = new long[0];
  private String prompt;
  private String encoded;
  private boolean newTask;
  private int givenRows;
  private double givenTime;

  /// @param loaded by the names in the manifest; not closed by this
  /// @param batch samples that are denoised at once
  Network(Manifest manifest, Map<String, Graph> loaded, int batch) {
    this.manifest = manifest;
    this.batch = batch;
    tensors = new TensorTable(manifest, batch);
    for (Rate rate : Rate.values()) graphs.put(rate, new ArrayList<>());
    try {
      for (GraphDeclaration declared : manifest.graphs())
        bind(declared, loaded.get(declared.name()));
      time();
      denoiser = denoiser();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void bind(GraphDeclaration declared, Graph graph) {
    int turns = declared.rate() == Rate.STEP ? tensors.caches().turns() : 1;
    List<BoundGraph> bound = new ArrayList<>();
    Turns all = new Turns(bound);
    (declared.answers() ? answers : graphs.get(declared.rate())).add(all);
    for (int turn = 0; turn < turns; turn++)
      bound.add(
          graph.bind(
              tensors.inputs(declared, graph, turn), tensors.outputs(declared, graph, turn)));
  }

  private void time() {
    Tensor time = tensors.get(Flow.TIME);
    if (time == null) return;
    boolean whole = time.type() == ElementType.INT64 || time.type() == ElementType.INT32;
    if (whole) longTime = new long[time.size()];
    else floatTime = new float[time.size()];
  }

  /// Forgets the episode: memory starts at zero, the prompt is encoded again.
  void reset() {
    encoded = null;
    for (String name : manifest.memory().keySet()) tensors.get(name).memory().fill((byte) 0);
  }

  /// Conditions the denoising that follows, or computes the rows of a direct head.
  ///
  /// @param seed of the noise that graphs take as an input
  /// @throws dev.sinew.runtime.port.PolicyException when the observation lacks what a source needs
  void observe(Observation observation, long seed) {
    see(observation, seed);
    encode();
  }

  /// Fills the tensors that the host makes.
  void see(Observation observation, long seed) {
    prompt = observation.prompt();
    newTask = !prompt.equals(encoded);
    for (Map.Entry<String, Source> one : manifest.sources().entrySet()) {
      Source source = one.getValue();
      if (source instanceof RandomSource random) random.seed(seed);
      if (newTask || !source.perTask()) source.fill(observation, tensors.get(one.getKey()));
    }
  }

  /// Runs the graphs on what was seen. A prompt counts as encoded when its graphs have answered.
  void encode() {
    tensors.caches().begin();
    graphs.get(Rate.STEP).forEach(Turns::begin);
    if (newTask) run(Rate.TASK);
    encoded = prompt;
    run(Rate.OBSERVATION);
    for (Tiling tiling : tensors.tilings()) tiling.copy();
  }

  /// Another value for a tensor that the host made, before [#encode].
  void put(String name, float[] values) {
    tensors.get(name).put(values);
  }

  /// One network call on the observation last given.
  @Override
  public void predict(float[] sample, int call, float time, float[] out) {
    denoiser.predict(sample, call, time, out);
  }

  /// Null where the head does not denoise.
  private Denoiser denoiser() {
    if (!(manifest.head() instanceof Head.Denoising head)) return null;
    List<GraphDeclaration> answering =
        manifest.graphs().stream().filter(GraphDeclaration::answers).toList();
    return Composition.of(answering, answers.stream().map(this::call).toList(), head.sampler());
  }

  private Denoiser call(Turns answer) {
    return (sample, _, time, out) -> {
      tensors.get(Flow.SAMPLE).put(sample);
      tell(time);
      run(Rate.STEP);
      answer.run();
      tensors.get(Flow.PREDICTION).get(out);
    };
  }

  private void tell(float time) {
    if (floatTime.length > 0) {
      Arrays.fill(floatTime, time);
      int rows = floatTime.length / batch;
      if (rows > 1)
        for (int k = 0; k < floatTime.length; k++)
          if (k % rows < givenRows) floatTime[k] = (float) givenTime;
      tensors.get(Flow.TIME).put(floatTime);
    } else if (longTime.length > 0) {
      Arrays.fill(longTime, (long) time);
      tensors.get(Flow.TIME).put(longTime);
    }
  }

  /// The first rows of the samples to come are clean already; a network that is told the time row
  /// by row is told so.
  ///
  /// @param time that clean rows have
  void given(int rows, double time) {
    givenRows = rows;
    givenTime = time;
  }

  /// Rates finished samples on the observation last given.
  ///
  /// @param samples a batch
  /// @param out one value per sample, the higher the better
  void score(float[] samples, float[] out) {
    tensors.get(Flow.SAMPLE).put(samples);
    run(Rate.SCORE);
    tensors.get(Flow.SCORE).get(out);
  }

  /// The derivative of the last network call; null where no graph computes it.
  Gradient gradient() {
    if (graphs.get(Rate.GRADIENT).isEmpty()) return null;
    return (cotangent, out) -> {
      tensors.get(Flow.COTANGENT).put(cotangent);
      run(Rate.GRADIENT);
      tensors.get(Flow.GRADIENT).get(out);
    };
  }

  /// Runs what runs once per step of the head.
  void step() {
    run(Rate.STEP);
  }

  /// Makes the rows of a finished sample of a latent space.
  void decode(float[] sample, float[] out) {
    tensors.get(Flow.SAMPLE).put(sample);
    decode();
    action(out);
  }

  /// Runs what makes the rows of what the head's steps made.
  void decode() {
    run(Rate.DECODE);
  }

  /// What a graph reads or writes under this name; null when none does.
  Tensor tensor(String name) {
    return tensors.get(name);
  }

  /// The rows, where graphs make them.
  void action(float[] out) {
    tensors.get(Flow.ACTION).get(out);
  }

  /// A tensor's values as the graphs see them now, as floats; for comparisons.
  float[] values(String name) {
    Tensor tensor = tensors.get(name);
    float[] values = new float[tensor.size()];
    for (int i = 0; i < values.length; i++) values[i] = tensor.value(i);
    return values;
  }

  /// Carries memory over to the next observation; once per inference, after its last network call.
  void remember() {
    manifest
        .memory()
        .forEach(
            (name, next) ->
                MemorySegment.copy(
                    tensors.get(next).memory(),
                    0,
                    tensors.get(name).memory(),
                    0,
                    tensors.get(name).memory().byteSize()));
  }

  private void run(Rate rate) {
    for (BoundGraph graph : graphs.get(rate)) graph.run();
  }

  @Override
  public void close() {
    graphs.values().forEach(list -> list.forEach(Turns::close));
    answers.forEach(Turns::close);
    tensors.close();
  }
}
