package dev.sinew.app.deploy;

import dev.sinew.runtime.EnumWord;
import dev.sinew.runtime.PlanTail;
import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import dev.sinew.runtime.port.PolicySpec;
import dev.sinew.runtime.schedule.Schedule;
import dev.sinew.runtime.schedule.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The `scheduler` section of a deployment, or the policy's own where the deployment has none.
final class SchedulerSection {

  private static final int DEFAULT_HORIZON = 10; // LeRobot's execution_horizon
  private static final int DEFAULT_REMEMBERED = 8;

  /// The kinds, with the keys that each must and may have besides `execute` and `rotations`.
  private enum Kind {
    RECEDING(List.of(), List.of()),
    SYNCHRONOUS(List.of(), List.of()),
    RE_ANCHOR(List.of("fade-ms"), List.of()),
    BLEND(List.of("window-ms"), List.of()),
    ENSEMBLE(List.of("weights", "decay"), List.of("chunks")),
    RTC(List.of("prefix", "fade-ms"), List.of("horizon", "first-committed", "remember"));

    private final List<String> required;
    private final List<String> optional;

    Kind(List<String> required, List<String> optional) {
      this.required = required;
      this.optional = optional;
    }

    private String word() {
      return EnumWord.of(this);
    }

    /// An ensemble infers every row.
    private List<String> keys() {
      Stream<String> common =
          this == ENSEMBLE ? Stream.of("rotations") : Stream.of("execute", "rotations");
      return Stream.of(required.stream(), optional.stream(), common).flatMap(s -> s).toList();
    }
  }

  private final ConfigSection section;
  private final PolicySpec policy;
  private final Kind kind;

  /// @throws ConfigException naming the key, its value and what would be right
  SchedulerSection(ConfigSection section, PolicySpec policy) {
    this.section =
        section.validate(
            Schema.of(SchedulerSection.class.getResourceAsStream("scheduler.schema.json")));
    this.policy = policy;
    kind = Kind.valueOf(section.text("kind").toUpperCase(Locale.ROOT).replace('-', '_'));
    keysMustBelong();
  }

  /// @throws ConfigException naming the key, its value and what would be right
  Schedule read() {
    return new Schedule(strategy(), policy.interpolation(), executeRows(), rotations());
  }

  /// Checks that the policy can do what the kind asks of it.
  ///
  /// @throws ConfigException when it cannot
  void policyMustFit() {
    if (kind != Kind.RTC) return;
    int trained = policy.tailUse().trainedRows();
    if (use() == PlanTail.Use.GUIDED && !policy.tailUse().guided())
      throw section.problem(
          "prefix",
          "guided, but "
              + policy.label()
              + " cannot be: it needs a sampler, and a codec whose every link has an inverse");
    if (use() == PlanTail.Use.TRAINED && trained == 0)
      throw section.problem(
          "prefix", "trained, but " + policy.label() + " was not trained on prefixes");
    if (use() == PlanTail.Use.TRAINED && integer("horizon", trained) > trained)
      throw section.problem(
          "horizon",
          "%d rows, but %s was trained on prefixes of up to %d"
              .formatted(section.integer("horizon"), policy.label(), trained));
  }

  private Strategy strategy() {
    return switch (kind) {
      case RECEDING -> new Strategy.Receding();
      case SYNCHRONOUS -> new Strategy.Synchronous();
      case RE_ANCHOR -> new Strategy.ReAnchor(nanos("fade-ms"));
      case BLEND -> new Strategy.Blend(nanos("window-ms"));
      case ENSEMBLE -> ensemble();
      case RTC -> rtc();
    };
  }

  private Strategy ensemble() {
    return new Strategy.Ensemble(
        Strategy.Weights.valueOf(word("weights")),
        section.number("decay"),
        rows("chunks", policy.chunkRows()));
  }

  private Strategy rtc() {
    boolean trained = use() == PlanTail.Use.TRAINED;
    int horizon = trained ? policy.tailUse().trainedRows() : DEFAULT_HORIZON;
    int first = Math.min(executeRows(), policy.chunkRows() - executeRows());
    return new Strategy.Rtc(
        use(),
        rows("horizon", Math.min(horizon, policy.chunkRows())),
        rows("first-committed", first),
        integer("remember", DEFAULT_REMEMBERED),
        nanos("fade-ms"));
  }

  private PlanTail.Use use() {
    return PlanTail.Use.valueOf(word("prefix"));
  }

  private int executeRows() {
    return kind == Kind.ENSEMBLE ? 1 : rows("execute", policy.executeRows());
  }

  private List<List<Integer>> rotations() {
    List<List<Integer>> rotations = new ArrayList<>();
    if (!section.has("rotations")) return rotations;
    List<Integer> seen = new ArrayList<>();
    for (double[] group : section.matrix("rotations")) {
      List<Integer> columns = Arrays.stream(group).mapToObj(value -> (int) value).toList();
      for (int column : columns) {
        if (column >= policy.dof())
          throw section.problem(
              "rotations", "column " + column + ", but a row has " + policy.dof() + ", from 0 on");
        if (seen.contains(column))
          throw section.problem("rotations", "column " + column + " is in two rotations");
        seen.add(column);
      }
      rotations.add(columns);
    }
    return rotations;
  }

  private void keysMustBelong() {
    List<String> keys = kind.keys();
    for (String key : section.keys())
      if (!key.equals("kind") && !keys.contains(key))
        throw section.problem(key, "is no key of kind " + kind.word() + "; it has " + keys);
    for (String key : kind.required)
      if (!section.has(key)) throw section.problem(key, "is missing for kind " + kind.word());
  }

  private int rows(String key, int otherwise) {
    int rows = integer(key, otherwise);
    if (rows > policy.chunkRows())
      throw section.problem(
          key,
          rows + ", but a chunk of " + policy.label() + " has " + policy.chunkRows() + " rows");
    return rows;
  }

  private int integer(String key, int otherwise) {
    return section.integer(key, otherwise);
  }

  private long nanos(String key) {
    return Math.round(section.number(key) * 1e6);
  }

  private String word(String key) {
    return section.text(key).toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
