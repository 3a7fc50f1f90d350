/// Demonstrations in HDF5 as robomimic and as ACT's ALOHA keep them, by jHDF, a reader in plain
/// Java.
///
/// Sources: robomimic's "Dataset contents and structure"; `record_sim_episodes.py` of ACT. A row's
/// features are the arrays with one row a step; `next_obs` of robomimic, which repeats `obs`, and
/// its masks are left out.
package dev.sinew.app.dataset.hdf5;
