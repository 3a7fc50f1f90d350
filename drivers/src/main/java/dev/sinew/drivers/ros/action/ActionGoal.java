package dev.sinew.drivers.ros.action;

import dev.sinew.drivers.ros.node.RosException;
import dev.sinew.runtime.Clock;
import dev.sinew.runtime.rosmsg.MessageValue.Group;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// A goal that was sent. Any thread.
public final class ActionGoal {

  /// As long as actionlib's server keeps goals that are over in its list.
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  private final ActionClient client;
  private final String id;
  private final Clock clock;

  private final ReentrantLock lock = new ReentrantLock();
  private GoalState state = GoalState.PENDING;
  private String text = "";
  private boolean acknowledged;
  private boolean done;
  private long heard;
  private Group feedback;
  private Group result;

  ActionGoal(ActionClient client, String id, Clock clock) {
    this.client = client;
    this.id = id;
    this.clock = clock;
    this.heard = clock.nanos();
  }

  /// As others see it in the server's list.
  public String id() {
    return id;
  }

  public GoalState state() {
    lock.lock();
    try {
      look();
      return state;
    } finally {
      lock.unlock();
    }
  }

  /// Whether nothing will change any more: the result is there, or is not expected any more.
  public boolean isDone() {
    lock.lock();
    try {
      look();
      return done;
    } finally {
      lock.unlock();
    }
  }

  /// What the server, or this client about a lost goal, says about the state; may be empty.
  public String text() {
    lock.lock();
    try {
      look();
      return text;
    } finally {
      lock.unlock();
    }
  }

  /// The latest, of the type that the action's feedback has inside.
  public Optional<Group> feedback() {
    lock.lock();
    try {
      return Optional.ofNullable(feedback);
    } finally {
      lock.unlock();
    }
  }

  /// Of the type that the action's result has inside; empty until it is there, and when it was
  /// lost.
  public Optional<Group> result() {
    lock.lock();
    try {
      return Optional.ofNullable(result);
    } finally {
      lock.unlock();
    }
  }

  /// Asks the server to give up the goal; what comes of it is seen in [#state].
  public void cancel() throws RosException {
    client.cancel(id);
  }

  /// A list of the server's.
  ///
  /// @param status this goal's in it, null when it is not there
  /// @param now when the list arrived, ns
  void listed(GoalStatus status, long now) {
    lock.lock();
    try {
      if (done) return;
      if (status != null) {
        acknowledged = true;
        if (!state.isTerminal()) take(status, now);
      } else if (acknowledged && !state.isTerminal()) lose("the server has forgotten the goal");
    } finally {
      lock.unlock();
    }
  }

  void fed(Group latest) {
    lock.lock();
    try {
      if (!done) feedback = latest;
    } finally {
      lock.unlock();
    }
  }

  void ended(GoalStatus status, Group with) {
    lock.lock();
    try {
      if (done) return;
      take(status, clock.nanos());
      result = with;
      done = true;
    } finally {
      lock.unlock();
    }
  }

  private void take(GoalStatus status, long now) {
    state = status.state();
    text = status.text();
    heard = now;
  }

  /// Silence is noticed by looking: nothing comes that could wake anybody.
  private void look() {
    if (done || clock.nanos() - heard <= PATIENCE_NANOS) return;
    if (state.isTerminal()) done = true; // the result itself was lost
    else lose(acknowledged ? "the server is silent" : "no server has taken the goal");
  }

  private void lose(String why) {
    state = GoalState.LOST;
    text = why;
    done = true;
  }
}
