package dev.sinew.app.deploy;

import dev.sinew.runtime.JointSpec;
import dev.sinew.runtime.authority.AuthoritySpec;
import dev.sinew.runtime.config.ConfigSection;
import java.util.List;

/// What the section `teleop` says about taking joints and giving them back.
final class AuthoritySection {

  private static final double STALE_MS = 100;
  private static final double LOST_MS = 1000;
  private static final double OFFSET_SPEED = 0.25;
  private static final double LEASH_MS = 200;

  private AuthoritySection() {}

  /// @param joints as the supervisor bounds them
  /// @param evenNanos delay with which an even hand is followed evenly
  /// @throws dev.sinew.runtime.config.ConfigException naming the key
  static AuthoritySpec read(ConfigSection teleop, List<JointSpec> joints, long evenNanos) {
    double stale = teleop.number("stale-ms", STALE_MS);
    double lost = teleop.number("lost-ms", LOST_MS);
    if (!(lost > stale))
      throw teleop.problem(
          "lost-ms",
          lost + " must be above stale-ms, which is " + stale + ": first hold, then stop");
    double delay = teleop.number("delay-ms", Math.min(evenNanos * 1e-6, stale / 2));
    if (!(delay < stale))
      throw teleop.problem("delay-ms", delay + " must be below stale-ms, which is " + stale);
    return AuthoritySpec.of(
        joints,
        Math.round(stale * 1e6),
        Math.round(delay * 1e6),
        Math.round(lost * 1e6),
        teleop.number("offset-speed", OFFSET_SPEED),
        Math.round(teleop.number("leash-ms", LEASH_MS) * 1e6));
  }
}
