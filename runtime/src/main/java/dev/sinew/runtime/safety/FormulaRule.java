package dev.sinew.runtime.safety;

import dev.sinew.runtime.stl.Formula;

/// A requirement in signal temporal logic, on what was measured or on what is planned.
///
/// @param name as logs spell it
/// @param formula over [MeasuredSignals] or [PlannedSignals]; past-time where it is on the former
/// @param planned whether it judges chunks before they are accepted, rather than every tick
/// @param reaction of a formula on the measured; a planned one shortens or refuses the chunk
public record FormulaRule(String name, Formula formula, boolean planned, Reaction reaction) {}
