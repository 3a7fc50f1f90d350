/// Replay buffers of Diffusion Policy and UMI: zarr version 2 in a folder or a zip file. A reader
/// of our own, because the format is small and no Java library on Maven Central reads it alone.
///
/// Sources: the zarr storage specification, version 2 (zarr-specs.readthedocs.io); Blosc's
/// README_CHUNK_FORMAT.rst of c-blosc 1.21; `diffusion_policy/common/replay_buffer.py`.
package dev.sinew.app.dataset.zarr;
