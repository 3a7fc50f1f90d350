package dev.sinew.policies.lerobot;

import dev.sinew.runtime.Interpolation;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a checkpoint does not say about itself and a robot must know. Empty where nobody said it.
///
/// @param name of the bundle
/// @param stateStream stream that is `observation.state`
/// @param unit symbol of its unit and of the action's; `deg` becomes `rad` on the way
/// @param environmentStream stream that is `observation.environment_state`
/// @param environmentUnit symbol of its unit
/// @param stepMs distance of the instants and of the rows
/// @param cameras LeRobot's name of an image to the robot's name of the camera; one that is not
///     here is called by the last part of LeRobot's name
/// @param interpolation between rows
/// @param tokenizer a `tokenizer.json`
/// @param padToken what shorter prompts are filled up with
public record ImportOptions(
    Optional<String> name,
    String stateStream,
    Optional<String> unit,
    Optional<String> environmentStream,
    Optional<String> environmentUnit,
    OptionalDouble stepMs,
    Map<String, String> cameras,
    Interpolation interpolation,
    Optional<Path> tokenizer,
    Optional<String> padToken) {}
