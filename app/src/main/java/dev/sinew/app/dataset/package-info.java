/// Demonstrations as every training framework sees them: episodes of rows at one rate, with named
/// columns. The formats are the packages below this one; none knows another.
package dev.sinew.app.dataset;
