package dev.sinew.drivers.ros.wire;

import dev.sinew.drivers.ros.node.RosException;
import java.util.List;

/// What every call of ROS returns: a code, a word on it, a value.
///
/// @param question for the line of an exception
record MasterReply(String question, long code, String word, Object content) {

  private static final long SUCCESS = 1;

  static MasterReply of(Object answer, String question) throws RosException {
    if (answer instanceof List<?> three
        && three.size() == 3
        && three.get(0) instanceof Long code
        && three.get(1) instanceof String word)
      return new MasterReply(question, code, Names.clean(word), three.get(2));
    throw new RosException(question + ": the answer is not [code, text, value]");
  }

  boolean isSuccess() {
    return code == SUCCESS;
  }

  /// @throws RosException when it did not succeed
  Object value() throws RosException {
    if (!isSuccess()) throw new RosException(question + ": " + word);
    return content;
  }
}
