/// From depth images to a point cloud of a fixed number of points, or to layers of depth.
package dev.sinew.policies.cloud;
