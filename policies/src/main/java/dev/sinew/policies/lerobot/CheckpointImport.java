package dev.sinew.policies.lerobot;

import dev.sinew.runtime.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A LeRobot checkpoint on its way to a bundle.
///
/// Only what can be run just as it was trained is taken; everything else is refused in one line
/// that names file, key, value and what would be right.
public final class CheckpointImport {

  private final Checkpoint checkpoint;

  private CheckpointImport(Checkpoint checkpoint) {
    this.checkpoint = checkpoint;
  }

  /// @param folder as LeRobot wrote it (`pretrained_model`)
  /// @throws ConfigException for what is missing, unknown, contradictory or not supported
  public static CheckpointImport read(Path folder) {
    return new CheckpointImport(Checkpoint.read(folder));
  }

  /// What goes in and out, a row each: feature, kind, shape, normalisation.
  public List<String[]> features() {
    List<String[]> rows = new ArrayList<>();
    for (Feature each : checkpoint.features().inputs())
      rows.add(row(each, checkpoint.preprocessor().normalizations().get(each.name())));
    rows.add(row(checkpoint.features().action(), checkpoint.action()));
    return rows;
  }

  /// How it runs, in words.
  public Map<String, String> facts() {
    Behaviour behaviour = checkpoint.behaviour();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("type", checkpoint.family().word());
    facts.put("observation", behaviour.steps() + " instants");
    facts.put(
        "chunk",
        "%d rows from step %d on, %d executed"
            .formatted(behaviour.horizon(), behaviour.firstRow(), behaviour.execute()));
    facts.put("sampler", behaviour.head().describe());
    behaviour.ensemble().ifPresent(m -> facts.put("ensemble", "coefficient " + m));
    if (!behaviour.images().equals(ImageGeometry.NONE))
      facts.put("images", behaviour.images().describe());
    checkpoint
        .preprocessor()
        .prompt()
        .ifPresent(p -> facts.put("prompt", p.tokenizer() + ", " + p.maxLength() + " tokens"));
    checkpoint
        .preprocessor()
        .relative()
        .ifPresent(r -> facts.put("action", "relative to the state: " + r.relative()));
    if (!checkpoint.features().unseen().isEmpty())
      facts.put("unseen", String.join(", ", checkpoint.features().unseen()));
    facts.put("statistics", checkpoint.oldLayout() ? "among the weights" : "of the processors");
    return facts;
  }

  /// Writes the bundle: whole, or not at all.
  ///
  /// @param export what `models/export/export.py` wrote for this checkpoint
  /// @param out the bundle's folder; new, or empty
  /// @throws ConfigException for what does not fit, or was not said
  /// @throws dev.sinew.runtime.port.PolicyException when the folder cannot be written
  public void write(Path export, ImportOptions options, Path out) {
    Export found = Export.read(export.toAbsolutePath().normalize());
    Naming naming = new Naming(checkpoint, options);
    Optional<Tokenizer> tokenizer =
        checkpoint.preprocessor().prompt().map(_ -> Tokenizer.find(checkpoint, options));
    String manifest =
        new ManifestYaml(checkpoint, found, options, naming, tokenizer)
            .text(DataFlow.of(checkpoint, found));
    try (BundleFolder folder = new BundleFolder(out)) {
      folder.write("policy.yaml", manifest);
      for (Path each : files(found)) folder.copy(each, found.folder().relativize(each).toString());
      GoldenVectors golden = new GoldenVectors(checkpoint, naming);
      folder.write(GoldenVectors.FILE, to -> golden.copy(found.golden(), to));
      tokenizer.ifPresent(t -> folder.copy(t.file(), Tokenizer.FILE));
      folder.finish();
    }
  }

  private static String[] row(Feature feature, Normalization normalization) {
    StringBuilder shape = new StringBuilder();
    for (int size : feature.shape()) shape.append(shape.isEmpty() ? "" : " x ").append(size);
    return new String[] {
      feature.name(), feature.type().toString(), shape.toString(), normalization.describe()
    };
  }

  /// The graphs, with the weights that lie beside them.
  private static List<Path> files(Export export) {
    List<Path> files = new ArrayList<>();
    for (ExportedGraph graph : export.graphs()) {
      Path file = export.folder().resolve(graph.file());
      files.addAll(beginningWith(file.getParent(), file.getFileName().toString()));
    }
    return files.stream().distinct().toList();
  }

  private static List<Path> beginningWith(Path folder, String name) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().startsWith(name)).sorted().toList();
    } catch (IOException e) {
      throw new ConfigException(folder, "", "cannot be read: " + e.getMessage());
    }
  }
}
