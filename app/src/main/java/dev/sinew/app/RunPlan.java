package dev.sinew.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How `sinew run` is to run its episodes.
///
/// @param spineProcess where the servo runs, instead of what the file says
/// @param events log of the supervisor's events; null for none
/// @param record folder of recorded episodes; null for none
/// @param video null for none
/// @param png null for none
/// @param json null for none
/// @param inject faults, as the command line spells them
record RunPlan(
    Path config,
    Optional<Boolean> spineProcess,
    Path events,
    Path record,
    boolean headless,
    Path video,
    Path png,
    Path json,
    List<String> inject) {}
