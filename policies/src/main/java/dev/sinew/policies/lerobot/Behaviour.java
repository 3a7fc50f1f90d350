package dev.sinew.policies.lerobot;

import java.util.OptionalDouble;

/// What `config.json` says about how a policy runs, whatever its network.
///
/// @param steps instants in an observation, oldest first
/// @param horizon rows of a chunk
/// @param firstRow step of row 0 relative to the observation; 0 or less
/// @param execute rows executed before the next observation
/// @param stateWidth values of the state as the network gets it: padded with 0 beyond the feature's
/// @param rowWidth values of a row as the network gives it: those beyond the action's are dropped
/// @param ensemble m of ACT's temporal ensemble
record Behaviour(
    int steps,
    int horizon,
    int firstRow,
    int execute,
    int stateWidth,
    int rowWidth,
    Head head,
    ImageGeometry images,
    OptionalDouble ensemble) {}
