package dev.sinew.app.deploy;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import dev.sinew.teleop.cue.Cues;
import java.util.Optional;

/// The section `collect` of a deployment.
///
/// @param fps rows a second of the data set
/// @param episodes how many are wanted
/// @param episodeSeconds longest episode
/// @param resetSeconds longest time between episodes; 0 waits for the operator's word
/// @param followsInReset whether the arm follows the operator between episodes, unrecorded
/// @param cues the section `cues` of [Cues], checked; empty where nothing is to be heard
public record CollectSection(
    int fps,
    int episodes,
    double episodeSeconds,
    double resetSeconds,
    boolean followsInReset,
    Optional<ConfigSection> cues) {

  private static final CollectSection STANDARD =
      new CollectSection(30, 50, 60, 60, true, Optional.empty());

  /// @param file the deployment; where it has no such section, what people know from LeRobot: 50
  ///     episodes of 60 s at 30 Hz with 60 s between them
  static CollectSection of(ConfigSection file) {
    if (!file.has("collect")) return STANDARD;
    ConfigSection section = file.section("collect");
    section.validate(Schema.of(CollectSection.class.getResourceAsStream("collect.schema.json")));
    return new CollectSection(
        section.integer("fps", STANDARD.fps),
        section.integer("episodes", STANDARD.episodes),
        section.number("episode-s", STANDARD.episodeSeconds),
        section.number("reset-s", STANDARD.resetSeconds),
        section.text("reset", "follow").equals("follow"),
        cues(section));
  }

  private static Optional<ConfigSection> cues(ConfigSection section) {
    if (!section.has("cues")) return Optional.empty();
    ConfigSection cues = section.section("cues");
    Cues.check(cues);
    return Optional.of(cues);
  }

  /// Opened; silent where nothing is to be heard.
  public Cues openCues() {
    return cues.map(Cues::open).orElseGet(Cues::silent);
  }
}
