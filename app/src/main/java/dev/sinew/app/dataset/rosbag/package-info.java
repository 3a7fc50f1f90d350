/// Demonstrations out of what robots record with ROS: bags of ROS 1 and MCAP files of rosbag2.
///
/// [BagMessages] is a bag's stream of messages; [BagDataset] lays the topics that a [BagMapping]
/// names on one grid of time.
package dev.sinew.app.dataset.rosbag;
