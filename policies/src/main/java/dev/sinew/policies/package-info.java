/// Policy bundles: a folder with `policy.yaml`, graphs and golden vectors becomes a
/// [dev.sinew.runtime.port.Policy]. Format: `docs/policy-bundle.md`.
package dev.sinew.policies;
