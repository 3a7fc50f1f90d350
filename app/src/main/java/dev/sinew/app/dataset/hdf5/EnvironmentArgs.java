package dev.sinew.app.dataset.hdf5;

import dev.sinew.app.dataset.DatasetException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What robomimic and LIBERO tell about a file's robot, in attributes of `data` that hold JSON.
///
/// @param fps `env_kwargs.control_freq` of `env_args`; 20 where it is missing, which is robosuite's
/// @param robot the first of `env_kwargs.robots`; may be empty
/// @param instruction `language_instruction` of LIBERO's `problem_info`; may be empty
record EnvironmentArgs(double fps, String robot, String instruction) {

  private static final double ROBOSUITE_FPS = 20;

  static EnvironmentArgs read(HdfTree tree) throws DatasetException {
    JsonNode args = json(tree, "env_args").path("env_kwargs");
    JsonNode rate = args.path("control_freq");
    double fps = rate.isNumber() ? rate.doubleValue() : ROBOSUITE_FPS;
    if (!(fps > 0 && fps < 1e6))
      throw tree.wrong("data", "env_args: control_freq: " + fps + ": must be positive");
    JsonNode robots = args.path("robots");
    JsonNode robot = robots.isArray() ? robots.path(0) : robots;
    JsonNode problem = json(tree, "problem_info");
    return new EnvironmentArgs(
        fps, robot.asString(""), problem.path("language_instruction").asString(""));
  }

  private static JsonNode json(HdfTree tree, String attribute) throws DatasetException {
    String text = tree.text(RobomimicDataset.DATA, attribute).orElse("{}");
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException e) {
      throw tree.wrong("data", attribute + ": not JSON");
    }
  }
}
