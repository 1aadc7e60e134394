package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/spf13/pflag"

	"theodoi/internal/words"
	"theodoi/office"
	"theodoi/report"
	"theodoi/store"
	"theodoi/store/sqlite"
)

// failure is an error with its exit code and what to do about it.
type failure struct {
	code   int
	text   string
	remedy string
}

func (f failure) Error() string { return f.text }

// usage is a wrong use; what to do is in the help of the command.
func usage(text string) error { return failure{exitUsage, text, seeHelp} }

// seeHelp stands for a remedy until the command is known.
const seeHelp = "--help"

// errWaits ends a run that did what it could while findings wait for a person. They were printed already.
var errWaits = errors.New("findings wait")

// remedies are the errors of the office that have words of their own.
var remedies = []struct {
	is           error
	text, remedy string
	code         int
}{
	{office.ErrNoPlan, words.NoPlan, words.NoPlanRemedy, exitError},
	{office.ErrManyPlans, words.ManyPlans, words.ManyPlansRemedy, exitUsage},
	{office.ErrOtherText, words.OtherText, words.OtherTextRemedy, exitError},
	{office.ErrOtherProvince, words.OtherProvince, words.OtherProvinceRemedy, exitError},
	{office.ErrPlanMoved, words.PlanMoved, words.PlanMovedRemedy, exitError},
	{office.ErrReviewThere, words.ReviewKept, words.ReviewKeptRemedy, exitError},
	{office.ErrMistakes, words.MistakesInFiles, words.MistakesRemedy, exitError},
	{office.ErrDataThere, words.DataThere, words.DataThereRemedy, exitError},
	{office.ErrFileThere, words.FileThere, words.FileThereRemedy, exitError},
	{office.ErrTooEarly, words.PeriodEarly, words.PeriodEarlyRemedy, exitError},
	{office.ErrNoStage, words.StageNotYear, words.StageNotYearRemedy, exitUsage},
	{store.ErrClosed, words.PeriodClosed, words.PeriodClosedRemedy, exitError},
	{store.ErrNotClosed, words.PeriodOpen, words.PeriodOpenRemedy, exitError},
	{office.ErrNoWait, words.UnknownWait, words.UnknownWaitHelp, exitError},
	{office.ErrNoReading, words.NoSuchReading, words.UnknownWaitHelp, exitError},
	{office.ErrBadValue, words.BadTyped, words.BadTypedHelp, exitError},
	{office.ErrOutOfBounds, words.ShareBounds, "", exitError},
	{store.ErrSettled, words.WasSettled, words.WasSettledHelp, exitError},
	{store.ErrUndone, words.WasUndone, words.WasUndoneRemedy, exitError},
	{store.ErrInUse, words.NotUndone, words.NumbersRemedy, exitError},
	{store.ErrNothingTaken, words.NothingTaken, words.NumbersRemedy, exitError},
	{office.ErrNoSubmission, words.UnknownNumber, words.NumbersRemedy, exitError},
	{store.ErrNewer, words.NewerDatabase, words.NewerRemedy, exitError},
	{sqlite.ErrTargetThere, words.TargetThere, words.TargetThereRemedy, exitError},
	{sqlite.ErrNotDatabase, words.NotDatabase, words.NotDatabaseRemedy, exitError},
	{sqlite.ErrForeign, words.NotDatabase, words.NotDatabaseRemedy, exitError},
	{sqlite.ErrFolder, words.NotDatabase, words.NotDatabaseRemedy, exitError},
	{sqlite.ErrDamaged, words.Damaged, words.DamagedRemedy, exitError},
	{sqlite.ErrBusy, words.Busy, words.BusyRemedy, exitError},
	{sqlite.ErrReadOnly, words.ReadOnly, words.ReadOnlyRemedy, exitError},
	{sqlite.ErrFull, words.DiskFull, words.DiskFullRemedy, exitError},
	{sqlite.ErrNoFolder, words.NotThere, words.PathRemedy, exitError},
}

// fail prints err in Vietnamese with what to do, and returns the exit code. Command is what was typed, without its arguments.
func (a *app) fail(command string, err error) int {
	if err == nil {
		return exitDone
	}
	if errors.Is(err, errWaits) {
		return exitWaits
	}
	f := explain(err)
	switch {
	case f.remedy == seeHelp:
		f.remedy = words.TryHelpOf(command)
	case errors.Is(err, office.ErrNoPlan):
		f.text = words.NoPlanIn(a.folder(), a.plan)
	}
	fmt.Fprintln(a.err, words.Failed(f.text))
	if f.remedy != "" {
		fmt.Fprintln(a.err, words.Hint(f.remedy))
	}
	return f.code
}

func explain(err error) failure {
	var f failure
	if errors.As(err, &f) {
		return f
	}
	var cell office.SettleError
	for _, r := range remedies {
		switch {
		case !errors.Is(err, r.is):
		case errors.As(err, &cell):
			return failure{r.code, words.NotSettled(cell.Number.String(), r.text), r.remedy}
		default:
			return failure{r.code, r.text, r.remedy}
		}
	}
	var unknown office.UnknownAgency
	var agency office.NoAgency
	var row office.NoRow
	var ending office.UnknownEnding
	var mistakes report.Mistakes
	var none office.NoTexts
	var path *fs.PathError
	switch {
	case errors.As(err, &agency):
		return failure{exitError, words.UnknownAgencyCode(agency.Code), words.UnknownCodeHelp}
	case errors.As(err, &row):
		return failure{exitError, words.UnknownRef(string(row.Ref)), words.UnknownRefHelp}
	case errors.As(err, &unknown):
		return failure{exitError, words.AgencyNoRow(unknown.Code), words.UnknownCodeHelp}
	case errors.As(err, &ending):
		return failure{exitUsage, words.BadReportFile(ending.Path, office.ReportEndings()), seeHelp}
	case errors.As(err, &none):
		return failure{exitUsage, words.NoTextsIn(none.Dir), words.NoTextsRemedy}
	case errors.As(err, &mistakes):
		return failure{exitError, words.TextMistakes(mistakes.Error()), words.TextMistakesRemedy}
	case errors.As(err, &path):
		return failure{exitError, words.PathFailed(path.Path, pathReason(path.Err)), words.PathRemedy}
	case errors.Is(err, context.Canceled):
		return failure{exitError, words.Interrupted, ""}
	}
	return failure{exitError, err.Error(), ""}
}

func pathReason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return words.NotThere
	case errors.Is(err, fs.ErrPermission):
		return words.NotAllowed
	}
	return err.Error()
}

// flagError says in Vietnamese what is wrong with a flag.
func flagError(err error) error {
	var missing *pflag.NotExistError
	var value *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &missing):
		return usage(words.UnknownFlag(missing.GetSpecifiedName()))
	case errors.As(err, &value):
		return usage(words.FlagNeedsValue(value.GetSpecifiedName()))
	case errors.As(err, &invalid):
		return usage(words.FlagBadValue(invalid.GetFlag().Name, invalid.GetValue()))
	}
	return usage(err.Error())
}
