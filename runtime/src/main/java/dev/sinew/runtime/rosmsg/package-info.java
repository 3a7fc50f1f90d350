/// Messages of ROS 1 and ROS 2, written and read by their definitions.
///
/// [MessageType] is a definition, [MessageReader] and [MessageWriter] go between bytes and trees of
/// [MessageValue], [CdrOutput] and [Ros1Output] put bytes without a tree: for streams at servo
/// rate. [StandardMessage] has the definitions that an episode's log needs.
package dev.sinew.runtime.rosmsg;
