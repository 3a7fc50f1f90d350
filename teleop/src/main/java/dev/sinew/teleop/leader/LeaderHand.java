package dev.sinew.teleop.leader;

import dev.sinew.runtime.FollowerView;
import dev.sinew.runtime.port.TeleopEvent;
import java.util.function.Consumer;

/// What moves a leader's joints.
interface LeaderHand extends AutoCloseable {

  /// A person's: nothing of it is known but what the servos read.
  LeaderHand OF_A_PERSON =
      new LeaderHand() {
        @Override
        public void move(FollowerView follower) {}

        @Override
        public String objection(FollowerView follower) {
          return "";
        }

        @Override
        public void drain(Consumer<TeleopEvent> out) {}

        @Override
        public void close() {}
      };

  /// Before a reading, once the arm is known.
  void move(FollowerView follower);

  /// Why it is not ready, one line; empty when it is.
  String objection(FollowerView follower);

  /// Passes on what it said.
  void drain(Consumer<TeleopEvent> out);

  @Override
  void close();
}
