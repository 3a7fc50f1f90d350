package dev.sinew.runtime.rosmsg;

/// @param defaultText as the definition has it (ROS 2), empty where there is none
public record MessageField(String name, FieldType type, String defaultText) {}
