package dev.sinew.runtime.authority;

import dev.sinew.runtime.JointStateView;
import dev.sinew.runtime.tap.TickSlot;

/// What an operator adds to a tick besides the command. Servo thread; no allocation.
public interface OperatorDesk {

  /// Nobody: adds nothing.
  OperatorDesk NONE =
      new OperatorDesk() {

        @Override
        public void tell(TickSlot slot) {}

        @Override
        public void publish(JointStateView measured, long nowNanos) {}
      };

  /// Writes down what was heard in this tick, and which joints are whose.
  void tell(TickSlot slot);

  /// Shows the operator's device the tick, when its command is sent.
  void publish(JointStateView measured, long nowNanos);
}
