/// What a dataset's numbers are like, in one pass and bounded memory.
package dev.sinew.app.dataset.stats;
