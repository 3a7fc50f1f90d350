package dev.sinew.runtime.mcap;

/// Follows the numbers and times of one channel through the file.
final class ChannelTrace {

  private long messages;
  private long lastSequence;
  private long lastNanos;
  private boolean numbered;
  private long gaps;
  private long gapOffset;
  private String gap;
  private long steps;
  private long stepOffset;
  private long stepNanos;

  /// @param offset where the message, or its chunk, is
  void message(McapMessage message, long offset) {
    if (messages > 0) {
      long expected = lastSequence + 1 & 0xFFFF_FFFFL;
      if (message.sequence() != expected) gap(expected, message.sequence(), offset);
      if (Long.compareUnsigned(message.logTimeNanos(), lastNanos) < 0)
        stepBack(lastNanos - message.logTimeNanos(), offset);
    }
    messages++;
    numbered |= message.sequence() != 0;
    lastSequence = message.sequence();
    lastNanos = message.logTimeNanos();
  }

  void report(McapChannel channel, Findings findings) {
    String name = "channel %d '%s': ".formatted(channel.id(), channel.topic());
    if (!numbered && messages > 1)
      findings.note(gapOffset, name + "all its messages have the number 0: none can be missed");
    else if (gaps > 0)
      findings.note(gapOffset, name + gaps + " gaps in the numbers of its messages, first " + gap);
    if (steps > 0)
      findings.note(
          stepOffset,
          name + steps + " log times before the one before them, first by " + stepNanos + " ns");
  }

  private void gap(long expected, long found, long offset) {
    if (gaps++ > 0) return;
    gapOffset = offset;
    gap = "%d where %d was due".formatted(found, expected);
  }

  private void stepBack(long nanos, long offset) {
    if (steps++ > 0) return;
    stepOffset = offset;
    stepNanos = nanos;
  }
}
