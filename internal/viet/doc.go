// Package viet holds what every other package needs to know about written Vietnamese: one form for letters (NFC), keys that
// compare words whatever the tone placement, the decimal comma, dates as officials write them, and dictionary order.
//
// Nothing here knows of decisions, agencies or workbooks.
package viet
