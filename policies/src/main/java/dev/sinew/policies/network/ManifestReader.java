package dev.sinew.policies.network;

import dev.sinew.policies.codec.ActionCodec;
import dev.sinew.policies.codec.CodecSection;
import dev.sinew.policies.files.BundleFile;
import dev.sinew.policies.kserve.GraphServer;
import dev.sinew.policies.language.PromptTokenizer;
import dev.sinew.policies.onnx.ElementType;
import dev.sinew.policies.process.NormalizerSection;
import dev.sinew.policies.sampling.PrefixWeights;
import dev.sinew.runtime.Interpolation;
import dev.sinew.runtime.StreamSpec;
import dev.sinew.runtime.Unit;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.NearestKey;
import dev.sinew.runtime.port.ImageSpec;
import dev.sinew.runtime.port.PolicySpec;
import dev.sinew.runtime.port.TailUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads `policy.yaml` and checks what its schema cannot say.
final class ManifestReader {

  private static final String RTC = "real-time-chunking";
  /// Of a graph, which is a protobuf message, and of golden vectors.
  private static final long MOST_BYTES = Integer.MAX_VALUE;

  /// Of all tensors together: 4 GiB of float32.
  private static final long MOST_ELEMENTS = 1 << 30;

  /// Of all that the host makes: a hundred pictures of 512 x 384.
  private static final long MOST_MADE = 1 << 26;

  private final ConfigSection file;
  private final Map<String, ConfigSection> servers;
  private final ConfigSection observation;
  private final ConfigSection action;
  private final List<Input> inputs;
  private final List<ImageSpec> cameras;
  private final Optional<PromptTokenizer> prompt;
  private final int steps;
  private final Map<String, TensorDeclaration> tensors = new LinkedHashMap<>();
  private final Map<String, Source> sources = new LinkedHashMap<>();
  private final Map<String, String> memory = new LinkedHashMap<>();
  private final Map<String, CacheDeclaration> caches = new LinkedHashMap<>();
  private long declared;
  private long made;

  /// @param file checked against its schema
  /// @param servers where graphs are served, by the graph's name
  /// @throws dev.sinew.runtime.config.ConfigException naming the file, the key and what would be
  ///     right
  ManifestReader(ConfigSection file, Map<String, ConfigSection> servers) {
    this.file = file;
    this.servers = servers;
    observation = file.section("observation");
    action = file.section("action");
    mustDiffer("inputs", "stream");
    inputs = observation.sections("inputs").stream().map(ManifestReader::input).toList();
    mustDiffer("cameras", "camera");
    cameras = cameras();
    prompt =
        observation.has("prompt")
            ? Optional.of(PromptTokenizer.read(observation.section("prompt"), file.resolve(".")))
            : Optional.empty();
    steps = observation.integer("steps");
  }

  Manifest read() {
    Head head = HeadReader.read(file);
    int firstRow = action.integer("first-row");
    ActionCodec codec =
        CodecSection.read(action, head.width(), inputs.stream().map(Input::stream).toList());
    Optional<PlanGuidance> guidance = guidance(head, codec, firstRow);
    PolicySpec spec = spec(firstRow, head, tailUse(guidance, firstRow));
    ConfigSection declared = file.section("tensors");
    for (String name : declared.keys()) tensor(name, declared.section(name), head);
    if (file.has("memory")) {
      ConfigSection carried = file.section("memory");
      for (String name : carried.keys()) carried(name, carried.section(name));
    }
    if (head instanceof Head.Tokens tokens && tokens.opening() instanceof Opening.First first)
      mustBeLogits(first.logits(), tokens.vocabulary());
    List<GraphDeclaration> graphs = graphs();
    if (file.has("cache")) new CacheReader(file, head, graphs).read().forEach(this::cached);
    Flow.check(file, sources, memory, caches, graphs, head);
    for (GraphDeclaration graph : graphs) {
      graph.inputs().forEach((input, tensor) -> shaped(graph, "inputs." + input, tensor, head));
      graph.outputs().forEach((output, tensor) -> shaped(graph, "outputs." + output, tensor, head));
    }
    ConfigSection golden = file.section("golden");
    return new Manifest(
        file,
        spec,
        inputs,
        tensors,
        sources,
        memory,
        caches,
        graphs,
        head,
        firstRow,
        new RowDecoder(spec.chunkRows(), codec),
        guidance,
        new Manifest.Golden(
            BundleFile.inside(golden, "file", MOST_BYTES), golden.number("tolerance")));
  }

  private void mustDiffer(String list, String key) {
    if (!observation.has(list)) return;
    Set<String> names = new HashSet<>();
    for (ConfigSection one : observation.sections(list))
      if (!names.add(one.text(key)))
        throw one.problem(key, "'" + one.text(key) + "' is declared already");
  }

  private PolicySpec spec(int firstRow, Head head, TailUse tailUse) {
    int horizon = action.integer("horizon");
    int execute = action.integer("execute");
    if (firstRow > 0)
      throw action.problem(
          "first-row", firstRow + " leaves a gap after the observation; 0 or less");
    if (execute > horizon + firstRow) {
      throw action.problem(
          "execute",
          execute
              + " rows, but a chunk reaches only "
              + (horizon + firstRow)
              + " past its observation");
    }
    if (horizon > head.rows()) {
      throw action.problem(
          "horizon", horizon + " rows, but the network makes " + head.rows() + " (head.shape)");
    }
    return new PolicySpec(
        file.text("name"),
        file.text("version"),
        inputs.stream().map(Input::stream).toList(),
        cameras,
        steps,
        Math.round(observation.number("step-ms") * 1e6),
        horizon,
        execute,
        action.integer("width"),
        Unit.ofSymbol(action.text("unit")),
        Interpolation.valueOf(action.text("interpolation").toUpperCase(Locale.ROOT)),
        tailUse);
  }

  /// Empty where the head does not denoise or commands cannot be brought to network units.
  private Optional<PlanGuidance> guidance(Head head, ActionCodec codec, int firstRow) {
    if (head instanceof Head.Denoising denoising && !denoising.latent() && codec.invertible()) {
      PrefixWeights weights = PrefixWeights.LINEAR;
      double most = denoising.sampler().steps();
      if (file.has(RTC)) {
        ConfigSection section = file.section(RTC);
        if (section.has("prefix-weights"))
          weights = PrefixWeights.valueOf(section.text("prefix-weights").toUpperCase(Locale.ROOT));
        if (section.has("max-guidance-weight")) most = section.number("max-guidance-weight");
      }
      return Optional.of(new PlanGuidance(denoising, codec, firstRow, weights, most));
    }
    if (file.has(RTC))
      throw file.problem(
          RTC,
          head instanceof Head.Denoising denoising && !denoising.latent()
              ? "a link of action.codec has no inverse, so that a plan cannot be given to the"
                  + " network"
              : "only a sampler that makes the rows themselves can be guided; take the section"
                  + " out");
    return Optional.empty();
  }

  private TailUse tailUse(Optional<PlanGuidance> guidance, int firstRow) {
    if (guidance.isEmpty()) return TailUse.NONE;
    if (!file.has(RTC) || !file.section(RTC).has("trained-prefix")) return new TailUse(true, 0);
    ConfigSection section = file.section(RTC);
    if (firstRow != 0)
      throw section.problem(
          "trained-prefix", "a prefix begins at the observation; action.first-row must be 0");
    if (Double.isNaN(guidance.get().head().cleanTime()))
      throw section.problem(
          "trained-prefix", "the sampler has no time for clean rows; a flow has one");
    return new TailUse(true, section.integer("trained-prefix"));
  }

  private void tensor(String name, ConfigSection section, Head head) {
    if (head.owns(name)) throw section.problem("", "the name is taken; the head makes its shape");
    TensorDeclaration tensor = TensorDeclaration.read(name, section);
    if (declare(section, tensor) != null) throw section.problem("", "is declared already");
    if (section.has("from")) made += tensor.elements();
    if (made > MOST_MADE)
      throw section.problem(
          "shape", "makes %d values of an observation, more than %d".formatted(made, MOST_MADE));
    if (section.has("from"))
      sources.put(name, SourceReader.read(section, tensor, observation, inputs, cameras, prompt));
  }

  /// @return what was declared under the name before, or null
  private TensorDeclaration declare(ConfigSection section, TensorDeclaration tensor) {
    declared += tensor.elements();
    if (declared > MOST_ELEMENTS)
      throw section.problem(
          "shape", "makes %d values in all, more than %d".formatted(declared, MOST_ELEMENTS));
    return tensors.put(tensor.name(), tensor);
  }

  private void carried(String name, ConfigSection section) {
    if (declare(section, TensorDeclaration.read(name, section)) != null)
      throw section.problem("", "is declared under tensors too");
    memory.put(name, section.text("next"));
  }

  private void mustBeLogits(String name, int vocabulary) {
    TensorDeclaration tensor = tensors.get(name);
    if (tensor == null) return; // said where the flow is checked
    boolean floats = tensor.type() == ElementType.FLOAT32 || tensor.type() == ElementType.FLOAT16;
    if (tensor.elements() != vocabulary || !floats) {
      throw file.section("head")
          .problem(
              "first",
              "'%s' is %s of %d values, not the logits of a vocabulary of %d"
                  .formatted(name, tensor.type(), tensor.elements(), vocabulary));
    }
  }

  /// A cache, and what takes its place, are tensors of the data flow.
  private void cached(CacheDeclaration cache) {
    caches.put(cache.name(), cache);
    for (String name : List.of(cache.name(), cache.next())) {
      ConfigSection section = file.section("cache").section(cache.name());
      if (declare(section, new TensorDeclaration(name, cache.type(), cache.shape())) != null)
        throw section.problem("", "'" + name + "' is declared twice");
    }
  }

  private List<GraphDeclaration> graphs() {
    ConfigSection declared = file.section("graphs");
    servers.forEach((name, section) -> mustBeAGraph(name, section, declared.keys()));
    List<GraphDeclaration> graphs = new ArrayList<>();
    for (String name : declared.keys()) {
      ConfigSection section = declared.section(name);
      graphs.add(
          new GraphDeclaration(
              section,
              name,
              BundleFile.inside(section, "file", MOST_BYTES),
              section.text("sha256"),
              Optional.ofNullable(servers.get(name)).map(GraphServer::read),
              data(section),
              Rate.valueOf(section.text("run").toUpperCase(Locale.ROOT)),
              names(section.section("inputs")),
              names(section.section("outputs"))));
    }
    return graphs;
  }

  private static void mustBeAGraph(String name, ConfigSection section, List<String> graphs) {
    if (!graphs.contains(name))
      throw section.problem(
          "", "the policy has no such graph" + NearestKey.suggestion(name, graphs));
  }

  private static List<ConfigSection> data(ConfigSection graph) {
    List<ConfigSection> data = graph.has("data") ? graph.sections("data") : List.of();
    for (ConfigSection one : data) BundleFile.inside(one, "file", Long.MAX_VALUE);
    return data;
  }

  private void shaped(GraphDeclaration graph, String key, String tensor, Head head) {
    if (!head.owns(tensor) && !tensors.containsKey(tensor)) {
      throw graph
          .section()
          .problem(
              key,
              "'"
                  + tensor
                  + "' has no shape; declare it under tensors"
                  + NearestKey.suggestion(tensor, tensors.keySet()));
    }
  }

  private static Map<String, String> names(ConfigSection section) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String key : section.keys()) names.put(key, section.text(key));
    return names;
  }

  private List<ImageSpec> cameras() {
    if (!observation.has("cameras")) return List.of();
    return observation.sections("cameras").stream()
        .map(
            camera ->
                new ImageSpec(
                    camera.text("camera"),
                    camera.integer("width"),
                    camera.integer("height"),
                    camera.has("depth") && camera.flag("depth"),
                    camera.has("optional") && camera.flag("optional")))
        .toList();
  }

  private static Input input(ConfigSection section) {
    int width = section.integer("width");
    return new Input(
        new StreamSpec(section.text("stream"), width, Unit.ofSymbol(section.text("unit"))),
        NormalizerSection.read(section.section("normalizer"), width));
  }
}
