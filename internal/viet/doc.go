// Package viet holds what every other package needs to know about written Vietnamese: one form for letters (NFC), keys that
// compare words whatever the tone placement, the decimal comma, dates as officials write them, dictionary order, the encodings from before
// Unicode, and what can be a Vietnamese syllable at all.
//
// Nothing here knows of decisions, agencies or workbooks.
package viet
