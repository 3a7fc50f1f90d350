package dev.sinew.app.dataset.lerobot;

import java.util.List;
import java.util.Map;

/// An episode whose files are in their places.
///
/// @param tasks that its rows name
/// @param newTasks those of them that the dataset did not know, in the order of their numbers
/// @param length in rows
/// @param stats by feature, in the order of the columns
record Finished(
    List<String> tasks, List<String> newTasks, int length, Map<String, FeatureStats> stats) {}
