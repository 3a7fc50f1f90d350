/// A ROS 2 node that speaks DDS itself, by the Fast DDS of us.ihmc:ihmc-pub-sub (Apache-2.0), which
/// is reached by reflection: topics only, their CDR bytes read and written by
/// [dev.sinew.runtime.rosmsg].
package dev.sinew.drivers.ros.dds;
