// Package ooxml knows how Office files (.xlsx, .docx) name what is in them: columns, cells, parts, and which part belongs to which.
package ooxml
