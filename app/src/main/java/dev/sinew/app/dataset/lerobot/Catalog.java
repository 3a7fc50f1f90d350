package dev.sinew.app.dataset.lerobot;

import java.util.List;

/// What a dataset holds.
///
/// @param episodes the n-th is episode n
/// @param tasks the n-th is task n
record Catalog(List<Episode> episodes, List<String> tasks) {}
