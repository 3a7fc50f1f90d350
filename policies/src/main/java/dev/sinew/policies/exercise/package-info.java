/// `kind: exercise`: a fixed motion to commission an arm with; no network.
package dev.sinew.policies.exercise;
