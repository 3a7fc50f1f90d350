/// What every kind of bundle offers, whatever it holds.
package dev.sinew.policies.bundle;
