// Package xmlscan goes through XML that is as plain as spreadsheet programs write it, several times as fast as encoding/xml. It is
// sure or says nothing: a document that it reads to the end gives the very tokens that encoding/xml gives, in the same order and at
// the same offsets, and for anything out of the ordinary it answers Unsure, which is no verdict on the document. Whoever asked reads
// it again with encoding/xml, and takes that answer.
//
// Out of the ordinary are comments, CDATA, instructions, document types, declared encodings other than UTF-8, entities that XML does
// not bring along, names beyond ASCII, attributes that share the last part of their name, blanks around an equals sign, a second
// root, and everything that is no XML at all: bytes that are no UTF-8, control characters, tags that do not fit, text cut short.
package xmlscan
