package dev.sinew.drivers.camera.lens;

/// A calibrated lens at one picture size. Nobody changes the coefficients.
///
/// @param width px
/// @param height px
/// @param fx focal length, px
/// @param fy focal length, px
/// @param cx principal point, px from the centre of the top left pixel
/// @param cy principal point, px from the centre of the top left pixel
/// @param coefficients of the model, in its order; none for a lens without distortion
public record Intrinsics(
    LensModel model,
    int width,
    int height,
    double fx,
    double fy,
    double cx,
    double cy,
    double[] coefficients) {}
