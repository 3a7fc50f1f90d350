/// Arrays in chunks, as zarr and HDF5 keep them, read row by row.
package dev.sinew.app.dataset.tensor;
