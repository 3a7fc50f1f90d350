package dev.sinew.runtime.safety;

import java.util.ArrayList;
import java.util.List;

/// Every rule of a deployment, numbered: the standard ones first, in the order of [StandardRule],
/// then the deployment's own. Spine and brain make the same book from the same specification, so
/// that a number is enough between them.
public final class RuleBook {

  private final List<Rule> rules = new ArrayList<>();

  public RuleBook(SupervisorSpec spec) {
    for (StandardRule standard : StandardRule.values()) rules.add(standard.rule());
    for (StreamRule stream : spec.streams()) {
      add(stream.stream() + "-stale", Reaction.STOP, stream.stream() + " gives no new samples");
      add(stream.stream() + "-stuck", Reaction.STOP, stream.stream() + " repeats itself");
      add(stream.stream() + "-limit", stream.reaction(), stream.stream() + " is above its limit");
    }
    for (FormulaRule formula : spec.formulas())
      add(formula.name(), formula.reaction(), formula.formula().text());
  }

  /// Id of the first of a stream's three rules: stale, stuck, limit.
  static int streamRule(int index) {
    return StandardRule.values().length + 3 * index;
  }

  /// Id of a formula's rule.
  static int formulaRule(SupervisorSpec spec, int index) {
    return streamRule(spec.streams().size()) + index;
  }

  private void add(String name, Reaction reaction, String text) {
    Clearing clearing = reaction.stops() ? Clearing.OPERATOR : Clearing.BY_ITSELF;
    rules.add(new Rule(name, reaction, clearing, text));
  }

  Reaction[] reactions() {
    return rules.stream().map(Rule::reaction).toArray(Reaction[]::new);
  }

  Clearing[] clearings() {
    return rules.stream().map(Rule::clearing).toArray(Clearing[]::new);
  }

  public int size() {
    return rules.size();
  }

  public Rule rule(int id) {
    return rules.get(id);
  }
}
