package dev.sinew.app.episode;

import java.util.Optional;

/// Who decides what the arm does in an episode: a policy, an operator, or both in turn.
///
/// @param operator whose device is being read already
public record ActionSources(Optional<TimedPolicy> policy, Optional<OperatorPart> operator)
    implements AutoCloseable {

  public ActionSources {
    if (policy.isEmpty() && operator.isEmpty())
      throw new IllegalArgumentException("nobody decides: a policy or an operator is needed");
  }

  /// The policy alone.
  public static ActionSources of(TimedPolicy policy) {
    return new ActionSources(Optional.of(policy), Optional.empty());
  }

  /// What decides now, in a word.
  public String name() {
    return policy.map(found -> found.spec().name()).orElse("operator");
  }

  /// Closes both.
  @Override
  public void close() {
    operator.ifPresent(OperatorPart::close);
    policy.ifPresent(TimedPolicy::close);
  }
}
