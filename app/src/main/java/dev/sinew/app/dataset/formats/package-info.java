/// All formats at once, and what one does across them. The only package of datasets that knows more
/// than one format.
package dev.sinew.app.dataset.formats;
