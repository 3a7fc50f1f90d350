package dev.sinew.app.record;

/// Names inside a recorded episode; documented in `docs/episode-file.md`.
public final class EpisodeFormat {

  /// Of what this class and the `.msg` files say.
  public static final String VERSION = "1";

  /// Metadata: what was in force.
  public static final String SNAPSHOT = "sinew";

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
