package dev.sinew.drivers.camera.lens;

/// The camera that pictures are wanted from, in place of the real one: turned, and with another
/// lens.
///
/// @param rotation from the real camera's frame to the wanted one's, 3x3, row by row
/// @param camera the wanted camera matrix, 3x3, row by row
record Rectification(double[] rotation, double[] camera) {}
