/// Parquet files as plain tables: columns of numbers, texts and pictures, one row at a time,
/// without Hadoop.
package dev.sinew.app.dataset.parquet;
