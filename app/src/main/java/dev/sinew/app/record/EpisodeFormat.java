package dev.sinew.app.record;

import java.util.List;

/// Names inside a recorded episode; documented in `docs/episode-file.md`.
public final class EpisodeFormat {

  /// Of what this class and the `.msg` files say. Format 1 knew no operators.
  public static final String VERSION = "2";

  /// What can still be read.
  public static final List<String> READABLE = List.of("1", VERSION);

  /// Key of the metadata: how many rules every arm had when it was recorded; a deployment's own are
  /// numbered behind them. Missing in format 1, which had [#RULES_OF_FORMAT_1].
  public static final String STANDARD_RULES = "standard-rules";

  public static final int RULES_OF_FORMAT_1 = 20;

  /// Key of the metadata: `true` where an operator could take the arm. Missing in format 1.
  public static final String OPERATOR = "operator";

  /// Metadata: what was in force.
  public static final String SNAPSHOT = "sinew";

  /// Metadata: what told the robot from another of its kind; none where nothing did.
  public static final String ROBOT_FACTS = "robot";

  /// Metadata: the same of the operator's device.
  public static final String OPERATOR_FACTS = "operator";

  /// Metadata: how it ended.
  public static final String RESULT = "result";

  /// Attachment: the deployment's file.
  public static final String DEPLOYMENT = "deployment.yaml";

  public static final String TICK = "/tick";
  public static final String CHUNK = "/chunk";
  public static final String RESET = "/policy_reset";
  public static final String EVENTS = "/events";

  /// Before a stream's name.
  public static final String STREAM = "/stream/";

  /// Before a camera's name.
  public static final String CAMERA = "/camera/";

  public static final String SCHEMA_ENCODING = "ros2msg";

  private EpisodeFormat() {}
}
