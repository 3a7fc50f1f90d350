/// Operators beside the arm: their devices at work, for as long as the spine runs.
package dev.sinew.app.operator;
