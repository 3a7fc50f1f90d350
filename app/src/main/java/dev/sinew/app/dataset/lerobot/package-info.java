/// LeRobotDataset, v3.0 and v2.1: what LeRobot trains from.
///
/// The format numbers time: row n of an episode is at `n / fps`. A row's own time is not kept; give
/// it a feature of its own where it matters.
package dev.sinew.app.dataset.lerobot;
