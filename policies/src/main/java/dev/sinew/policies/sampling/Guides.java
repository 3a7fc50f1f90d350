package dev.sinew.policies.sampling;

/// Guides in a row.
final class Guides implements Guide {

  private final Guide[] guides;

  Guides(Guide[] guides) {
    this.guides = guides;
  }

  @Override
  public void before(Step step) {
    for (Guide guide : guides) guide.before(step);
  }

  @Override
  public void prediction(Step step) {
    for (Guide guide : guides) guide.prediction(step);
  }

  @Override
  public boolean clean(Step step) {
    boolean changed = false;
    for (Guide guide : guides) changed |= guide.clean(step);
    return changed;
  }

  @Override
  public boolean after(Step step) {
    for (Guide guide : guides) {
      if (guide.after(step)) return true;
    }
    return false;
  }
}
