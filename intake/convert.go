package intake

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"strings"

	"theodoi/finding"
	"theodoi/internal/soffice"
	"theodoi/internal/words"
)

// Convert turns a workbook of another kind (.xls, .ods, .xlsb, and .et of WPS, which is .xls inside) into .xlsx, and says so with a note.
// Where LibreOffice is missing or cannot do it, the finding says how the agency does it. Every other file comes back as it is: what is
// wrong with it is for Open to say. The name is used for findings only.
func Convert(ctx context.Context, name string, data []byte) (xlsx []byte, found []finding.Finding, ok bool) {
	kind, cause := otherKind(data)
	if kind == (soffice.Kind{}) {
		return data, nil, true
	}
	place := finding.Place{File: name}
	office := soffice.Find()
	if office == "" {
		return nil, []finding.Finding{cause.at(place)}, false
	}
	xlsx, why := soffice.Convert(ctx, office, data, kind, soffice.Xlsx)
	if why != "" {
		return nil, []finding.Finding{finding.New(finding.WorkbookConvert, place, shownKind(name, kind), why)}, false
	}
	return xlsx, []finding.Finding{finding.New(finding.WorkbookConverted, place, shownKind(name, kind), "")}, true
}

// shownKind names the kind, by the ending that the user sees if that is one of the kinds that are converted.
func shownKind(name string, kind soffice.Kind) string {
	if shown := strings.ToLower(filepath.Ext(name)); shown == ".et" {
		return words.WorkbookKind(shown)
	}
	return words.WorkbookKind(kind.Ending())
}

// otherKind tells the kinds that are converted, and the fault they are without LibreOffice.
func otherKind(data []byte) (kind soffice.Kind, cause fault) {
	if len(data) > usual().file || !bytes.HasPrefix(data, []byte(zipMark)) && !bytes.HasPrefix(data, []byte(oleMark)) {
		return kind, cause
	}
	err := recognise(data)
	if err == nil {
		archive, openErr := openArchive(data, usual())
		if openErr != nil {
			return kind, cause
		}
		err = archive.recognise()
	}
	if !errors.As(err, &cause) {
		return kind, cause
	}
	switch {
	case cause.code == finding.WorkbookOld && hasStream(data, "Workbook"):
		kind = soffice.Xls
	case cause.code == finding.WorkbookOld:
		kind = soffice.Xls5
	case cause.code == finding.WorkbookODS:
		kind = soffice.Ods
	case cause.got == finding.LooksXLSB:
		kind = soffice.Xlsb
	}
	return kind, cause
}
