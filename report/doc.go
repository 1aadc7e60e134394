// Package report counts and composes: the collected progress of a plan becomes a Summary (figures only), and the Summary a
// Document (what stands on the pages, in order). Both steps are pure; drawing the pages is the work of the renderers.
package report
