/// How chunks become commands: one class per strategy, chosen by wiring
/// ([dev.sinew.runtime.schedule.Schedule]).
///
/// Words used in every class here: *own* is the largest change of any chunk that is read between
/// two ticks (between rows: the largest difference of neighbouring rows times elapsed time over
/// step; held rows: that difference for every row that begins); *seam* is the distance from the
/// last command to the new plan at the switch. For rotations both are angles. Each strategy states
/// a bound on the step of the command between two ticks in these words
/// ([dev.sinew.runtime.schedule.Schedule#stepBound]).
package dev.sinew.runtime.schedule;
