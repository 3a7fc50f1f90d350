/// LeRobot checkpoints: read as they are, written as policy bundles. Nothing here runs while a
/// robot moves.
package dev.sinew.policies.lerobot;
